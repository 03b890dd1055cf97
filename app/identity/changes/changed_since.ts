import { DateTime } from 'luxon'
import { parts, tableOf, type Noun, type RowChange } from '#identity/changes/row_changes'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** A row that is no longer as it was left. */
export type Conflict = { noun: Noun; id: string }

/**
 * The rows that somebody has changed or taken away since `changes` were written, and classes made by them that hold
 * pupils or teachers who came otherwise. None of them may be lost by going back.
 */
export async function changedSince(
  trx: TransactionClientContract,
  changes: RowChange[]
): Promise<Conflict[]> {
  const conflicts: Conflict[] = []
  const isOwn = new Set(changes.map((one) => one.id))
  for (const noun of ['class', 'membership', 'teacher', 'place'] as const) {
    const mine = changes.filter((one) => one.noun === noun)
    for (const part of parts(mine)) {
      const rows = await trx.from(tableOf(noun)).whereIn(
        'id',
        part.map((one) => one.id)
      )
      const now = new Map(rows.map((row) => [row.id, row]))
      for (const { id, after } of part) {
        if (!isAs(now.get(id), after)) conflicts.push({ noun, id })
      }
    }
  }
  const made = changes.filter((one) => one.noun === 'class' && !one.before).map((one) => one.id)
  for (const table of ['place', 'teacher'] as const) {
    for (const ids of parts(made)) {
      const rows = await trx.from(tableOf(table)).whereIn('class_id', ids).select('id', 'class_id')
      for (const row of rows) {
        if (!isOwn.has(row.id)) conflicts.push({ noun: 'class', id: row.class_id })
      }
    }
  }
  return conflicts
}

function isAs(row: Record<string, unknown> | undefined, after: RowChange['after']) {
  if (!row || !after) return !row && !after
  return Object.entries(after).every(([column, value]) => plain(row[column], value) === value)
}

/** A column as the query builder returns it, in the form it was written in. */
function plain(now: unknown, written: unknown) {
  if (now instanceof Date) return DateTime.fromJSDate(now).toISODate()
  if (typeof written === 'boolean') return Boolean(now)
  return now
}
