import vine, { VineString } from '@vinejs/vine'

/** Zero-width characters that Khmer keyboards put between words: not part of what was meant in a form field. */
const ZERO_WIDTH = /[\u200B-\u200D\u2060\uFEFF\u00AD]/g

declare module '@vinejs/vine' {
  interface VineString {
    /** Text of a person's or a thing's name: NFC, without zero-width characters, single spaces. */
    label(): this
  }
}

/** A rule rather than `transform`, which would end the chain: the rules behind it see the cleaned text. */
const cleanLabel = vine.createRule((value: unknown, _options: undefined, field) => {
  if (typeof value !== 'string') return
  const text = value.normalize('NFC').replace(ZERO_WIDTH, '').replace(/\s+/g, ' ').trim()
  field.mutate(text, field)
})

VineString.macro('label', function (this: VineString) {
  return this.use(cleanLabel(undefined))
})

vine.convertEmptyStringsToNull = true
