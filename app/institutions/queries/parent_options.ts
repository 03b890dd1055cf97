import Institution from '#institutions/models/institution'
import { subtreeOf } from '#institutions/queries/subtree_ids'
import { nameIn } from '#institutions/queries/list_institutions'
import type { Locale } from '#config/i18n'

/** Types of unit that have others below them: schools and centres are left out of the choice of a parent. */
const OFFICES = ['1', '2', '4', '12', '13']

/** The offices at or below `topIds`, to choose the unit that another one belongs to. */
export async function parentOptions(topIds: readonly string[], locale: Locale) {
  if (topIds.length === 0) return []
  const offices = await Institution.query()
    .whereIn('id', subtreeOf(topIds))
    .where((query) => query.whereIn('type_code', OFFICES).orWhereIn('id', [...topIds]))
    .orderBy('location_code')
  return offices.map((one) => ({ value: one.id, text: nameIn(one, locale) }))
}
