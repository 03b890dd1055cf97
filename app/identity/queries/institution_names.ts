import Institution from '#institutions/models/institution'
import { nameIn } from '#institutions/queries/list_institutions'
import type { Locale } from '#config/i18n'

/** The names of the institutions with these ids. */
export async function institutionNames(ids: readonly string[], locale: Locale) {
  const wanted = [...new Set(ids)]
  const found = wanted.length ? await Institution.query().whereIn('id', wanted) : []
  return new Map(found.map((one) => [one.id, nameIn(one, locale)]))
}
