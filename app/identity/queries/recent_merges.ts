import { peopleByIds } from '#identity/queries/list_people'
import { personRows } from '#identity/queries/person_rows'
import PersonMerge, { UNDO_DAYS } from '#identity/models/person_merge'
import { clock } from '#shared/clock'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

const MOST = 20

/** The merges that the actor made and may still undo, the newest first. */
export async function recentMerges(actor: Actor, locale: Locale) {
  const merges = await PersonMerge.query()
    .where('created_by', actor.personId)
    .whereNull('undone_at')
    .where(
      'created_at',
      '>',
      clock.now().minus({ days: UNDO_DAYS }).toSQL({ includeOffset: false })!
    )
    .orderBy('created_at', 'desc')
    .limit(MOST)
  const people = await peopleByIds([...new Set(merges.map((one) => one.keptId))])
  const shown = await personRows(people, locale, actor)
  const rows = new Map(shown.map((row) => [row.id, row]))
  return merges
    .filter((merge) => rows.has(merge.keptId))
    .map(({ id, keptId, createdAt }) => ({ id, createdAt, kept: rows.get(keptId)! }))
}
