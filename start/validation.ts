import vine, { VineString } from '@vinejs/vine'

/** Zero-width characters that Khmer keyboards put between words: not part of what was meant in a form field. */
const ZERO_WIDTH = /[\u200B-\u200D\u2060\uFEFF\u00AD]/g

declare module '@vinejs/vine' {
  interface VineString {
    /** Text of a person's or a thing's name: NFC, without zero-width characters, single spaces. */
    label(): this
  }
}

VineString.macro('label', function (this: VineString) {
  return this.transform((value) =>
    value.normalize('NFC').replace(ZERO_WIDTH, '').replace(/\s+/g, ' ').trim()
  ) as unknown as VineString
})

vine.convertEmptyStringsToNull = true
