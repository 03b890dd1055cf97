import { itemsOf, type ResourceItem } from '#library/queries/resource_items'
import { resourceRows, rowOf } from '#library/queries/find_resource'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

const PER_PAGE = 20

export type ListedDrafts = {
  items: ResourceItem[]
  pager: { page: number; perPage: number; total: number; lastPage: number }
}

/** What the person wrote, in any state, what was changed last first. */
export async function listDrafts(
  actor: Actor,
  locale: Locale,
  page: number
): Promise<ListedDrafts> {
  const own = () => resourceRows().where('created_by', actor.personId)
  const [{ total }] = await own().clearSelect().count('* as total')
  const rows = await own()
    .orderBy('updated_at', 'desc')
    .orderBy('code')
    .limit(PER_PAGE)
    .offset((page - 1) * PER_PAGE)
  const count = Number(total)
  return {
    items: await itemsOf(rows.map(rowOf), locale),
    pager: {
      page,
      perPage: PER_PAGE,
      total: count,
      lastPage: Math.max(1, Math.ceil(count / PER_PAGE)),
    },
  }
}
