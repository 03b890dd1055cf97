import { translate } from '#shared/http/translate'
import type { JsonObject } from '#runtime/lrs/validation/json'
import type { Locale } from '#config/i18n'

/** The words of a language map in the language of the page, else in any. */
export const wordsOf = (map: JsonObject | undefined, locale: Locale): string | undefined =>
  map && (map[locale] ?? map.en ?? Object.values(map)[0])

const lastPart = (iri: string) => iri.split(/[/#]/).filter(Boolean).at(-1) ?? iri

/** Verbs of ADL, of cmi5 and of the profiles that use them, whose words content rarely brings in Khmer. */
const KNOWN = [
  ...['initialized', 'launched', 'experienced', 'attempted', 'answered', 'responded', 'interacted'],
  ...['progressed', 'completed', 'passed', 'failed', 'scored', 'mastered', 'suspended', 'resumed'],
  ...['terminated', 'exited', 'satisfied', 'waived', 'abandoned', 'voided'],
]
const PUBLISHERS = /^https?:\/\/(?:adlnet\.gov\/expapi|w3id\.org\/xapi\/adl)\/verbs\/([a-z]+)$/

function knownWord(id: string, locale: Locale) {
  const [, name] = PUBLISHERS.exec(id) ?? []
  return name && KNOWN.includes(name) ? translate(locale, `records.verbs.${name}`) : undefined
}

/**
 * What a verb is called: as content says in the language of the page, else as it is known here, else in any language;
 * the end of its address where nobody has said.
 */
export const verbWord = ({ id, display }: JsonObject, locale: Locale): string =>
  display?.[locale] ?? knownWord(id, locale) ?? wordsOf(display, locale) ?? lastPart(id)
