const KHMER_ZERO = 0x17e0
const INVISIBLE = /[\u200B-\u200D\u2060\uFEFF\u00AD]/g

/** Khmer digits as Latin ones; everything else as it stands. */
export const latinDigits = (text: string) =>
  text.replace(/[\u17E0-\u17E9]/g, (digit) => String(digit.codePointAt(0)! - KHMER_ZERO))

/** A user name, number or e-mail as it is kept: NFC, lower case, Latin digits, nothing invisible. */
export const normaliseIdentifier = (text: string) =>
  latinDigits(text.normalize('NFC').replace(INVISIBLE, '').trim().toLowerCase())

/** A code that was printed in groups, as it was made: capital letters and digits only. */
export const normaliseCode = (text: string) =>
  latinDigits(text)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
