import { subtreeOf } from '#institutions/queries/subtree_ids'
import { pagerOf } from '#shared/database/pager'
import { institutionNames } from '#identity/queries/institution_names'
import { peopleTops } from '#identity/queries/reach'
import Rollover from '#identity/models/rollover'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

/** The plans and what became of them at the schools the actor looks after, the latest first. */
export async function listRollovers(actor: Actor, page: number, locale: Locale) {
  const query = Rollover.query().whereIn('institution_id', subtreeOf(peopleTops(actor)))
  const [{ $extras }] = await query.clone().count('* as total')
  const pager = pagerOf($extras.total, page, 25)
  const found = await query
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .forPage(pager.page, pager.perPage)
  const names = await institutionNames(
    found.map((one) => one.institutionId),
    locale
  )
  const rows = found.map(({ id, institutionId, yearFrom, yearTo, state, updatedAt }) => ({
    ...{ id, yearFrom, yearTo, state, updatedAt },
    institution: names.get(institutionId) ?? '',
  }))
  return { rows, pager }
}
