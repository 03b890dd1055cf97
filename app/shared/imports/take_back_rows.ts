import { fromJson } from '#shared/database/from_json'
import { keptRow, type KeptRow } from '#shared/imports/import_rows'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { RowProblem, StayingRow } from '#shared/imports/import_kind'

/** What became of a row when its import was taken back. */
const [TAKEN, KEPT] = ['undone', 'kept']

const applied = (client: QueryClientContract, importId: string) =>
  client
    .from('shared_import_rows')
    .where('import_id', importId)
    .where('is_left_out', false)
    .whereIn('outcome', ['add', 'change', 'remove'])

/** The next rows that are neither taken back nor known to stay, the last first. */
export async function rowsToTakeBack(
  client: QueryClientContract,
  importId: string,
  most: number
): Promise<KeptRow[]> {
  const rows = await applied(client, importId)
    .where((row) => row.whereNull('mark').orWhereNotIn('mark', [TAKEN, KEPT]))
    .orderBy('rank', 'desc')
    .orderBy('line', 'desc')
    .limit(most)
    .select('line', 'rank', 'outcome', 'label', 'subject_id', 'row_values', 'changes', 'was')
  return rows.map((row) => ({ ...keptRow(row), was: fromJson(row.was) }))
}

/** Keeps what became of these rows: those that stay with the reason, so that the page can list them. */
export async function markTakenBack(
  client: QueryClientContract,
  importId: string,
  rows: KeptRow[],
  staying: StayingRow[]
) {
  const why = new Map(staying.map(({ line, code }) => [line, code]))
  const ofImport = () => client.from('shared_import_rows').where('import_id', importId)
  const taken = rows.filter(({ line }) => !why.has(line)).map(({ line }) => line)
  await ofImport().whereIn('line', taken).update({ mark: TAKEN })
  for (const [line, code] of why) {
    const problems: RowProblem[] = [{ field: 'status', code: `kept_${code}` }]
    await ofImport()
      .where('line', line)
      .update({ mark: KEPT, problems: JSON.stringify(problems) })
  }
}

/** Rows that had to stay may be tried again: what held them may be over. */
export async function forgetKept(client: QueryClientContract, importId: string) {
  await applied(client, importId).where('mark', KEPT).update({ mark: null, problems: null })
}

export async function countTakenBack(client: QueryClientContract, importId: string) {
  const rows = await applied(client, importId)
    .whereIn('mark', [TAKEN, KEPT])
    .groupBy('mark')
    .select('mark')
    .count('* as n')
  const of = (mark: string) => Number(rows.find((row) => row.mark === mark)?.n ?? 0)
  return { undone: of(TAKEN), kept: of(KEPT) }
}
