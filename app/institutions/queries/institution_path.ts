import Institution from '#institutions/models/institution'
import { nameIn } from '#institutions/queries/list_institutions'
import type { Locale } from '#config/i18n'

/** The institutions above this one and itself, from the top, for breadcrumbs. */
export async function institutionPath(id: string, locale: Locale) {
  const above = await Institution.query()
    .join('institutions_tree', 'institutions_tree.ancestor_id', 'institutions.id')
    .where('institutions_tree.descendant_id', id)
    .orderBy('institutions_tree.depth', 'desc')
    .select('institutions.*')
  return above.map((one) => ({ id: one.id, name: nameIn(one, locale) }))
}
