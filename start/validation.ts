import vine, { VineString } from '@vinejs/vine'

/** Zero-width characters that Khmer keyboards put between words: not part of what was meant in a form field. */
const ZERO_WIDTH = /[\u200B-\u200D\u2060\uFEFF\u00AD]/g

declare module '@vinejs/vine' {
  interface VineString {
    /** Text of a person's or a thing's name: NFC, without zero-width characters, single spaces. */
    label(): this
  }
}

// Before the rules, so that they see, and bound, what will be kept.
VineString.macro('label', function (this: VineString) {
  return this.parse((value) => (typeof value === 'string' ? cleanLabel(value) : value))
})

function cleanLabel(text: string) {
  return text.normalize('NFC').replace(ZERO_WIDTH, '').replace(/\s+/g, ' ').trim() || null
}

vine.convertEmptyStringsToNull = true
