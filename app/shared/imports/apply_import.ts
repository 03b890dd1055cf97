import { audit } from '#shared/audit/record'
import { clock } from '#shared/clock'
import { transaction } from '#shared/database/transaction'
import { JobError } from '#shared/jobs/errors'
import { importKind, type ImportKind } from '#shared/imports/import_kind'
import { Import } from '#shared/imports/import'
import { inputOf } from '#shared/imports/stage_rows'
import { keepBefore, rowsToApply, type KeptRow } from '#shared/imports/import_rows'
import { judgeRows } from '#shared/imports/judge_rows'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Rows are no longer as the preview showed them. */
export class RowsChanged extends Error {
  constructor(readonly count: number) {
    super(`${count} rows have changed since the preview`)
  }
}

/**
 * Writes all rows of an import that are good, as one transaction: whole or not at all, whatever becomes of the
 * process. Done twice it does nothing. Rows that changed since the preview refuse the whole.
 * @throws RowsChanged
 */
export async function applyImport(
  id: string
): Promise<{ added: number; changed: number; removed: number }> {
  const prepared = await prepareKind(id)
  return transaction(async (trx) => {
    const row = await Import.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
    const result = { added: row.toAdd, changed: row.toChange, removed: row.toRemove }
    if (row.state === 'applied') return result
    if (row.state !== 'applying') throw new JobError('import_over', { retry: false })
    const kind = importKind(row.kind)!
    const context = await openKind(kind, row, trx, prepared)
    await refuseChanged(kind, context, row, trx)
    for await (const rows of rowsToApply(trx, id)) {
      await keepBefore(trx, id, (await kind.apply(trx, rows, context)) ?? [])
    }
    await kind.finish?.(trx, context)
    await row.merge({ state: 'applied', problem: null, appliedAt: clock.now() }).save()
    await audit(trx, row.actor, {
      verb: 'shared.import_applied',
      subject: { type: 'import', id },
      institutionId: kind.institutionOf?.(row.options) ?? null,
      after: { kind: row.kind, ...result },
    })
    return result
  })
}

export const openKind = (
  kind: ImportKind,
  { id, actor, options, locale }: Import,
  client: TransactionClientContract,
  prepared?: unknown
) => kind.open({ id, actor, options, locale, client, prepared })

/** What a kind looks up before the transaction. */
export async function prepareKind(id: string) {
  const row = await Import.findOrFail(id)
  return importKind(row.kind)?.prepare?.(inputOf(row))
}

/** Looks at every row before the first is written: what is written first would change what is judged later. */
async function refuseChanged(
  kind: ImportKind,
  context: unknown,
  { id }: Import,
  trx: TransactionClientContract
) {
  let count = 0
  if (kind.scan && !kind.stale) {
    for await (const rows of rowsToApply(trx, id, { withCells: true })) {
      await kind.scan(context, rows)
    }
  }
  for await (const rows of rowsToApply(trx, id, { withCells: !kind.stale })) {
    const stale = kind.stale
      ? await kind.stale(context, rows)
      : await judgedOtherwise(kind, context, rows)
    count += stale.length
  }
  if (count > 0) throw new RowsChanged(count)
}

/** Ids made anew by each judgement don't count: an added row is the same when it is still to be added. */
async function judgedOtherwise(kind: ImportKind, context: unknown, rows: KeptRow[]) {
  const judged = await judgeRows(kind, context, rows, new Map())
  const now = new Map(judged.map((one) => [one.line, one]))
  return rows.filter((row) => {
    const { outcome, subjectId, changes } = now.get(row.line)!
    if (outcome !== row.outcome || (subjectId ?? null) !== row.subjectId) return true
    return JSON.stringify(changes ?? []) !== JSON.stringify(row.changes)
  })
}
