import db from '@adonisjs/lucid/services/db'
import { setImmediate as others } from 'node:timers/promises'
import { fromJson } from '#shared/database/from_json'
import { bulkInsert } from '#shared/database/bulk_insert'
import { PORTION } from '#shared/imports/stage_rows'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { AppliedRow, JudgedRow, RawRow } from '#shared/imports/import_kind'

const COLUMNS = [
  ...['import_id', 'line', 'place', 'outcome', 'rank', 'label', 'subject_id'],
  ...['cells', 'row_values', 'changes', 'problems'],
]

const APPLIED = [
  ...['line', 'rank', 'outcome', 'label'],
  ...['subject_id', 'row_values', 'changes'],
]

/** The rank of rows that stay as they are or are bad, and a number beyond every rank and line. */
const NEVER = -1
const LAST = 2_147_483_647

const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value))

/** Keeps what was judged. Rows that stay as they are keep neither values nor changes. */
export async function keepRows(importId: string, raw: Map<number, RawRow>, rows: JudgedRow[]) {
  await bulkInsert(
    db.connection(),
    'shared_import_rows',
    COLUMNS,
    rows.map((row) => {
      const applies = row.outcome === 'add' || row.outcome === 'change'
      const { cells, place } = raw.get(row.line)!
      return [
        ...[importId, row.line, place ?? null, row.outcome, applies ? (row.rank ?? 0) : NEVER],
        ...[row.label.slice(0, 300), row.subjectId ?? null, json(cells)],
        applies ? json(row.values ?? null) : null,
        applies && row.changes?.length ? json(row.changes) : null,
        row.problems?.length ? json(row.problems) : null,
      ]
    })
  )
}

/** Removes the rows of an import, in portions between which others come to their turn. */
export async function dropRows(importId: string) {
  const rows = () => db.from('shared_import_rows').where('import_id', importId)
  for (;;) {
    const [first] = await rows().orderBy('line').limit(1).select('line')
    if (!first) return
    await rows()
      .where('line', '<', first.line + 5000)
      .delete()
    await others()
  }
}

export type KeptRow = AppliedRow & { rank: number; cells: Record<string, string> }

/**
 * The rows to apply in their order, or from the last one back, in portions. They are sought by rank and line alone,
 * which is an index; rows that are not applied have a rank below all others.
 */
export async function* rowsToApply(
  client: QueryClientContract,
  importId: string,
  { reverse = false, withCells = false } = {}
): AsyncGenerator<KeptRow[]> {
  const order = reverse ? 'desc' : 'asc'
  const beyond = reverse ? '<' : '>'
  let last = reverse ? { rank: LAST, line: LAST } : { rank: NEVER, line: LAST }
  for (;;) {
    const found = await client
      .from('shared_import_rows')
      .where('import_id', importId)
      .whereRaw(`("rank", "line") ${beyond} (?, ?)`, [last.rank, last.line])
      .orderBy('rank', order)
      .orderBy('line', order)
      .limit(PORTION)
      .select(...APPLIED, ...(withCells ? ['cells'] : []))
    const rows = found.map(keptRow).filter(({ rank }) => rank !== NEVER)
    if (rows.length > 0) yield rows
    if (rows.length < PORTION) return
    last = rows.at(-1)!
    await others()
  }
}

const keptRow = (row: any): KeptRow => ({
  line: Number(row.line),
  rank: Number(row.rank),
  outcome: row.outcome,
  label: row.label,
  subjectId: row.subject_id,
  cells: row.cells === undefined ? {} : fromJson(row.cells),
  values: fromJson(row.row_values),
  changes: fromJson(row.changes) ?? [],
})
