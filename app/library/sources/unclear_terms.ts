import { translate } from '#shared/http/translate'
import { sourceOfImport } from '#library/sources/source_of_import'
import { meantLicence, guessTopic, subjectNames } from '#library/sources/meanings'
import { UNKNOWN_LICENCE } from '#library/sources/licence_names'
import { termsOf } from '#library/sources/source_store'
import type { ImportLink } from '#shared/imports/import_kind'
import type { Locale } from '#config/i18n'

/** The way from a preview to the meaning of its words, with what is still open. */
export async function unclearTerms(importId: string, locale: Locale): Promise<ImportLink[]> {
  const sourceId = await sourceOfImport(importId)
  const terms = sourceId ? await termsOf(sourceId) : []
  if (terms.length === 0) return []
  const subjects = await subjectNames()
  const licences = terms.filter(
    (one) => one.kind === 'licence' && meantLicence(one) === UNKNOWN_LICENCE
  )
  const topics = terms.filter(
    ({ kind, meaning, label }) =>
      kind === 'topic' && !meaning && Object.keys(guessTopic(label, subjects)).length === 0
  )
  const count = { licences: licences.length, topics: topics.length }
  return [
    {
      href: `/library/sources/${sourceId}?import=${importId}`,
      text: translate(locale, 'library.sources.words'),
      note: translate(locale, 'library.sources.unclear', count),
    },
  ]
}
