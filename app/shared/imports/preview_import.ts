import db from '@adonisjs/lucid/services/db'
import { rm } from 'node:fs/promises'
import { setImmediate as others } from 'node:timers/promises'
import { SheetError } from '#shared/sheets/sheet_error'
import { importKind, type ImportKind, type RowOutcome } from '#shared/imports/import_kind'
import { Import, type ImportProblem, type ImportState } from '#shared/imports/import'
import { dropRows, keepRows } from '#shared/imports/import_rows'
import { judgeRows } from '#shared/imports/judge_rows'
import { dropFiles, stagedFile } from '#shared/imports/import_files'
import { inputOf, stagedRows, stageRows } from '#shared/imports/stage_rows'

type Counts = Record<RowOutcome, number> & { marks: Record<string, number> }

/** Tells how far it is and throws when it should stop. */
export type Tell = (done: number, total?: number, step?: string) => Promise<void>

/**
 * Makes the preview of an import: what would become of each row. Begins anew when it was interrupted. Memory does
 * not grow with the file: rows are read, judged and kept in portions.
 * @param note said above the preview, such as why it was made again
 */
export async function previewImport(
  id: string,
  tell: Tell,
  note: ImportProblem | null = null,
  signal?: AbortSignal
) {
  const row = await Import.findOrFail(id)
  if (row.state !== 'reading') return counted(row)
  const kind = importKind(row.kind)
  if (!kind) throw new Error(`No import is called ${row.kind}`)
  await dropRows(id)
  try {
    const { heads, counts } = await judgeFile(kind, row, tell, signal)
    row.merge({ heads, ...columnsOf(counts), leftOut: 0 })
    await end(row, { state: 'ready', problem: note })
  } catch (error) {
    if (!(error instanceof SheetError)) throw error
    await end(row, { state: 'refused', problem: { code: error.code, data: error.data } })
  } finally {
    await rm(stagedFile(id), { force: true })
    await forgetIfDiscarded(id)
  }
  return counted(row)
}

/** Someone may have given the import up meanwhile. */
async function end(row: Import, values: { state: ImportState; problem: ImportProblem | null }) {
  const isOpen = await Import.query().where({ id: row.id, state: 'reading' }).select('id').first()
  if (isOpen) await row.merge(values).save()
}

async function forgetIfDiscarded(id: string) {
  const { state } = await Import.findOrFail(id)
  if (state !== 'discarded') return
  await dropRows(id)
  await dropFiles(id)
}

async function judgeFile(kind: ImportKind, row: Import, tell: Tell, signal?: AbortSignal) {
  const { id, actor, options, locale } = row
  const prepared = await kind.prepare?.(inputOf(row, signal))
  const client = db.connection()
  const context = await kind.open({ id, actor, options, locale, client, prepared })
  const { heads, count } = await stageRows(
    kind,
    row,
    async (rows, done) => {
      await kind.scan?.(context, rows)
      await tell(done, undefined, 'reading')
    },
    signal
  )
  const counts: Counts = { add: 0, change: 0, remove: 0, same: 0, bad: 0, marks: {} }
  const seen = new Map<string, number>()
  let done = 0
  for await (const rows of stagedRows(row.id)) {
    const judged = await judgeRows(kind, context, rows, seen)
    await keepRows(row.id, new Map(rows.map((one) => [one.line, one])), judged)
    for (const { outcome, mark } of judged) {
      counts[outcome]++
      if (mark) counts.marks[mark] = (counts.marks[mark] ?? 0) + 1
    }
    await tell((done += rows.length), count, 'judging')
    await others()
  }
  return { heads, counts }
}

/** Counts of rows as the columns of an import. */
export const columnsOf = ({ add, change, remove, same, bad, marks }: Counts) => ({
  ...{ toAdd: add, toChange: change, toRemove: remove, same, bad, marks },
})

const counted = ({ toAdd, toChange, toRemove, same, bad }: Import) => ({
  ...{ to_add: toAdd, to_change: toChange, to_remove: toRemove, same, bad },
})
