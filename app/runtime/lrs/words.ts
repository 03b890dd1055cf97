import type { JsonObject } from '#runtime/lrs/validation/json'
import type { Locale } from '#config/i18n'

/** The words of a language map in the language of the page, else in any. */
export const wordsOf = (map: JsonObject | undefined, locale: Locale): string | undefined =>
  map && (map[locale] ?? map.en ?? Object.values(map)[0])

const lastPart = (iri: string) => iri.split(/[/#]/).filter(Boolean).at(-1) ?? iri

/** What a verb is called; the end of its address where nobody has said. */
export const verbWord = ({ id, display }: JsonObject, locale: Locale): string =>
  wordsOf(display, locale) ?? lastPart(id)
