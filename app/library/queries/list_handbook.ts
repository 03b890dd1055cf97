import { isStaff } from '#identity/queries/is_staff'
import { itemsOf, type ResourceItem } from '#library/queries/resource_items'
import { resourceRows, rowOf } from '#library/queries/find_resource'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

const MOST = 100

/** The pages of the handbook in their order. */
export async function listHandbook(actor: Actor | null, locale: Locale): Promise<ResourceItem[]> {
  const rows = resourceRows()
    .where('shelf', 'handbook')
    .where('state', 'published')
    .orderBy('position')
    .orderBy('code')
    .limit(MOST)
  if (!isStaff(actor)) rows.where('teacher_only', false)
  const found = await rows
  return itemsOf(found.map(rowOf), locale)
}
