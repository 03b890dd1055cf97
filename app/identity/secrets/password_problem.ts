import { commonPasswords } from '#identity/secrets/common_passwords'
import { latinDigits } from '#identity/secrets/normalise'

export type PasswordProblem = 'too_short' | 'too_long' | 'common' | 'like_name'
export type PinProblem = 'not_digits' | 'trivial'

/** Staff open what pupils may not: their passwords are longer (NIST SP 800-63B: length, no rules of composition). */
export const minimumLength = (isStaff: boolean) => (isStaff ? 10 : 8)

/** What is wrong with a new password, or undefined. */
export function passwordProblem(
  password: string,
  { username, isStaff }: { username: string; isStaff: boolean }
): PasswordProblem | undefined {
  const plain = latinDigits(password.normalize('NFC')).toLowerCase()
  if ([...plain].length < minimumLength(isStaff)) return 'too_short'
  if ([...plain].length > 200) return 'too_long'
  const core = plain.replace(/[^\p{L}\p{M}\p{N}]/gu, '')
  const letters = core.replace(/\p{N}+/gu, '')
  if (commonPasswords.has(core) || commonPasswords.has(letters)) return 'common'
  if (new Set(core).size < 4 || isRun(core)) return 'common'
  if (username.length >= 4 && plain.includes(username.toLowerCase())) return 'like_name'
  return undefined
}

/** What is wrong with a new PIN of 4 to 6 digits, or undefined. */
export function pinProblem(pin: string): PinProblem | undefined {
  const digits = latinDigits(pin)
  if (!/^\d{4,6}$/.test(digits)) return 'not_digits'
  const isYear = /^(19|20)\d\d$/.test(digits)
  const isRepeated = new Set(digits).size < 2 || /^(\d\d)\1+$/.test(digits)
  return isRepeated || isYear || isRun(digits) ? 'trivial' : undefined
}

const ROWS = ['01234567890', '09876543210', 'qwertyuiop', 'asdfghjkl', 'abcdefghijklmnopqrstuvwxyz']

/** Whether the text only follows the rows of the keyboard: 123456, 4321, qwerty. */
const isRun = (text: string) => ROWS.some((row) => `${row}${row}`.includes(text))
