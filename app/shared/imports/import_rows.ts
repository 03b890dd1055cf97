import db from '@adonisjs/lucid/services/db'
import { setImmediate as others } from 'node:timers/promises'
import { fromJson } from '#shared/database/from_json'
import { sqlTime } from '#shared/database/times'
import { bulkInsert } from '#shared/database/bulk_insert'
import { PORTION } from '#shared/imports/stage_rows'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type {
  AppliedRow,
  BroughtRow,
  KeptBefore,
  JudgedRow,
  RawRow,
  RowOutcome,
} from '#shared/imports/import_kind'

const COLUMNS = [
  ...['import_id', 'line', 'place', 'outcome', 'rank', 'label', 'subject_id'],
  ...['cells', 'row_values', 'changes', 'problems', 'mark'],
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
      const applies = row.outcome !== 'same' && row.outcome !== 'bad'
      const { cells, place } = raw.get(row.line)!
      return [
        ...[importId, row.line, place ?? null, row.outcome, applies ? (row.rank ?? 0) : NEVER],
        ...[row.label.slice(0, 300), row.subjectId ?? null, json(cells)],
        applies ? json(row.values ?? null) : null,
        applies && row.changes?.length ? json(row.changes) : null,
        row.problems?.length ? json(row.problems) : null,
        row.mark ?? null,
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
  { reverse = false, withCells = false, toBring = null as string | null } = {}
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
      .where('is_left_out', false)
      .if(toBring, (query) =>
        query.where((row) => row.whereNull('brought_at').orWhere('brought_at', '<', toBring!))
      )
      .select(...APPLIED, ...(withCells ? ['cells'] : []))
    const rows = found.map(keptRow).filter(({ rank }) => rank !== NEVER)
    if (rows.length > 0) yield rows
    if (found.length < PORTION || rows.length === 0) return
    last = rows.at(-1)!
    await others()
  }
}

export const keptRow = (row: any): KeptRow => ({
  line: Number(row.line),
  rank: Number(row.rank),
  outcome: row.outcome,
  label: row.label,
  subjectId: row.subject_id,
  cells: row.cells === undefined ? {} : fromJson(row.cells),
  values: fromJson(row.row_values),
  changes: fromJson(row.changes) ?? [],
})

/** Keeps what was brought in for these rows; those with problems become bad. @returns how many did */
export async function keepBrought(importId: string, rows: BroughtRow[], kept: KeptRow[]) {
  const good = rows.filter(({ problems }) => !problems?.length)
  const now = sqlTime()
  const byLine = new Map(kept.map((row) => [row.line, row]))
  await bulkInsert(
    db.connection(),
    'shared_import_rows',
    ['import_id', 'line', 'outcome', 'label', 'cells', 'row_values', 'brought_at'],
    good.map(({ line, values }) => {
      const { outcome, label } = byLine.get(line)!
      return [importId, line, outcome, label, '{}', JSON.stringify(values), now]
    }),
    { onConflict: ['import_id', 'line'], keep: ['outcome', 'label', 'cells'] }
  )
  const bad = rows.filter(({ problems }) => problems?.length)
  for (const { line, problems } of bad) {
    await db
      .from('shared_import_rows')
      .where({ import_id: importId, line })
      .update({ outcome: 'bad', rank: NEVER, problems: JSON.stringify(problems) })
  }
  return bad.length
}

/** Keeps what stood before these rows were written. */
export async function keepBefore(
  client: QueryClientContract,
  importId: string,
  kept: KeptBefore[]
) {
  for (const { line, was } of kept) {
    await client
      .from('shared_import_rows')
      .where({ import_id: importId, line })
      .update({ was: JSON.stringify(was) })
  }
}

type Counted = Record<RowOutcome, number> & { leftOut: number; marks: Record<string, number> }

/** How many rows there are of each outcome, as they stand. */
export async function countRows(importId: string): Promise<Counted> {
  const rows = await db
    .from('shared_import_rows')
    .where('import_id', importId)
    .groupBy('outcome', 'mark', 'is_left_out')
    .select('outcome', 'mark', 'is_left_out')
    .count('* as n')
  const counted = { add: 0, change: 0, remove: 0, same: 0, bad: 0, leftOut: 0 }
  const marks: Record<string, number> = {}
  for (const { outcome, mark, is_left_out: isOut, n } of rows) {
    counted[outcome as RowOutcome] += Number(n)
    if (isOut) counted.leftOut += Number(n)
    if (mark) marks[mark] = (marks[mark] ?? 0) + Number(n)
  }
  return { ...counted, marks }
}
