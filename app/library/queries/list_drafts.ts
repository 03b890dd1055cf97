import { PUBLISHERS } from '#library/access'
import { subtreeOf } from '#institutions/queries/subtree_ids'
import { itemsOf, type ResourceItem } from '#library/queries/resource_items'
import { resourceRows, rowOf } from '#library/queries/find_resource'
import type { Actor } from '#shared/actor'
import type { Role } from '#identity/types'
import type { Locale } from '#config/i18n'

const PER_PAGE = 20

export type ListedDrafts = {
  items: ResourceItem[]
  pager: { page: number; perPage: number; total: number; lastPage: number }
}

/**
 * What the person wrote, in any state, and the drafts of others that this person may publish; what was changed last
 * comes first.
 */
export async function listDrafts(
  actor: Actor,
  locale: Locale,
  page: number
): Promise<ListedDrafts> {
  const tops = actor.grants
    .filter(({ role }) => PUBLISHERS.includes(role as Role))
    .map(({ institutionId }) => institutionId)
  const own = () =>
    resourceRows().where((either) => {
      either.where('created_by', actor.personId)
      if (tops.length === 0) return
      either.orWhere((waiting) => {
        waiting.where('state', 'draft').whereIn('institution_id', subtreeOf(tops))
      })
    })
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
