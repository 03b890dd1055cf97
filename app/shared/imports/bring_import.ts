import { clock } from '#shared/clock'
import { sqlTime } from '#shared/database/times'
import { importKind } from '#shared/imports/import_kind'
import { Import } from '#shared/imports/import'
import { countRows, keepBrought, rowsToApply } from '#shared/imports/import_rows'
import { columnsOf, type Tell } from '#shared/imports/preview_import'
import { inputOf } from '#shared/imports/stage_rows'

/** What was brought in longer ago may have been swept away again. */
const KEPT_HOURS = 12

/** What some rows need could not be brought in: they are bad now, and the preview is to be looked at again. */
export class RowsBad extends Error {
  constructor(readonly count: number) {
    super(`${count} rows turned out to be bad`)
  }
}

/**
 * Brings in what the rows of an import need, before the transaction that writes them. A row that was brought is kept as
 * such, so that a run that was killed goes on where it was.
 * @throws RowsBad
 */
export async function bringImport(id: string, tell: Tell, signal?: AbortSignal) {
  const row = await Import.findOrFail(id)
  const kind = importKind(row.kind)
  if (!kind?.bring || row.state !== 'applying') return
  const input = inputOf(row, signal)
  const since = sqlTime(clock.now().minus({ hours: KEPT_HOURS }))
  const total = row.toApply
  let done = 0
  let bad = 0
  for await (const rows of rowsToApply(Import.query().client, id, { toBring: since })) {
    for (let from = 0; from < rows.length; from += TOGETHER) {
      const part = rows.slice(from, from + TOGETHER)
      bad += await keepBrought(id, await kind.bring(input, part), part)
      await tell((done += part.length), total, 'bringing')
    }
  }
  if (bad === 0) return
  const { leftOut, ...counts } = await countRows(id)
  await Import.query()
    .where('id', id)
    .update({ ...snake(columnsOf(counts)), left_out: leftOut })
  throw new RowsBad(bad)
}

/** So many rows are brought before it is kept that they were. */
const TOGETHER = 100

const snake = (columns: ReturnType<typeof columnsOf>) => ({
  to_add: columns.toAdd,
  to_change: columns.toChange,
  to_remove: columns.toRemove,
  same: columns.same,
  bad: columns.bad,
  marks: JSON.stringify(columns.marks),
})
