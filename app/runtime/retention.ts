import db from '@adonisjs/lucid/services/db'
import { clock } from '#shared/clock'
import { sqlTime } from '#shared/database/times'
import { idFrom } from '#runtime/lrs/store/keys'
import type { DateTime } from 'luxon'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import type { Retention } from '#shared/privacy/retention'

const PORTION = 500

type Find = (before: DateTime) => DatabaseQueryBuilderContract

/** Rows go in portions, so that others get their turn. */
const inPortions = (table: string, find: Find): Pick<Retention, 'count' | 'apply'> => ({
  async count(before) {
    const [{ total }] = await find(before).count('* as total')
    return Number(total)
  },
  async apply(before, seen) {
    for (let gone = 0; ;) {
      const rows = await find(before).orderBy('id').limit(PORTION).select('id')
      if (rows.length === 0) return gone
      await db
        .from(table)
        .whereIn(
          'id',
          rows.map(({ id }) => id)
        )
        .delete()
      gone += rows.length
      await seen(rows.length)
    }
  },
})

/** Ids hold the time at which the row was made. */
const madeBefore = (table: string, before: DateTime) =>
  db.from(table).where('id', '<', idFrom(before.toMillis()))

/** What is there for a while: calls for looking at, keys of windows, places in content. Outcomes stay. */
export const runtimeRetention: Retention[] = [
  {
    ...{ kind: 'runtime.attempt_logs', days: 365, atLeast: 30 },
    ...inPortions('runtime_attempt_logs', (before) => madeBefore('runtime_attempt_logs', before)),
  },
  {
    // A device may hold work that was done in it: a year covers the longest holidays.
    ...{ kind: 'runtime.launches', days: 365, atLeast: 90 },
    ...inPortions('runtime_launches', (before) =>
      madeBefore('runtime_launches', before).where('expires_at', '<', sqlTime(clock.now()))
    ),
  },
  {
    ...{ kind: 'runtime.documents', days: null, atLeast: 180 },
    ...inPortions('runtime_documents', (before) =>
      db.from('runtime_documents').where('updated_at', '<', sqlTime(before))
    ),
  },
]
