import Institution from '#institutions/models/institution'
import { nameIn } from '#institutions/queries/list_institutions'
import type { Locale } from '#config/i18n'

const MOST = 5

/** The first institutions that have none above them, where a walk down the tree begins. */
export async function topInstitutions(locale: Locale) {
  const tops = await Institution.query().whereNull('parent_id').orderBy('sort_key').limit(MOST)
  return tops.map((one) => ({ id: one.id, name: nameIn(one, locale) }))
}
