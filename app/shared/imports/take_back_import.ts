import { audit } from '#shared/audit/record'
import { transaction } from '#shared/database/transaction'
import { JobError } from '#shared/jobs/errors'
import { importKind } from '#shared/imports/import_kind'
import { Import } from '#shared/imports/import'
import { openKind, prepareKind } from '#shared/imports/apply_import'
import { countTakenBack, markTakenBack, rowsToTakeBack } from '#shared/imports/take_back_rows'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Tell } from '#shared/imports/preview_import'

/** Rows of one transaction: others come to their turn between two of them. */
const PORTION = 100

/**
 * Takes an applied import back whose rows don't need one another: portion by portion, each whole. What was changed or
 * used since stays and is listed. Run again after a kill it goes on where it was.
 */
export async function takeBackImport(id: string, tell: Tell) {
  const prepared = await prepareKind(id)
  const { toApply } = await Import.findOrFail(id)
  for (;;) {
    const more = await transaction((trx) => takePortion(trx, id, prepared))
    if (more === 0) break
    const { undone, kept } = await countTakenBack(Import.query().client, id)
    await tell(undone + kept, toApply, 'taking_back')
  }
  return transaction((trx) => finish(trx, id, prepared))
}

async function takePortion(trx: TransactionClientContract, id: string, prepared: unknown) {
  const row = await Import.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
  if (row.state === 'undone') return 0
  const kind = importKind(row.kind)
  if (row.state !== 'undoing' || !kind?.takeBack)
    throw new JobError('import_over', { retry: false })
  const rows = await rowsToTakeBack(trx, id, PORTION)
  if (rows.length === 0) return 0
  const context = await openKind(kind, row, trx, prepared)
  await markTakenBack(trx, id, rows, await kind.takeBack(trx, rows, context))
  return rows.length
}

/** Where nothing could be taken back the import stands as it was. */
async function finish(trx: TransactionClientContract, id: string, prepared: unknown) {
  const row = await Import.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
  const result = await countTakenBack(trx, id)
  if (row.state !== 'undoing') return result
  const kind = importKind(row.kind)!
  const { undone, kept } = result
  const marks = kept > 0 ? { kept } : null
  if (undone === 0 && kept > 0) {
    const problem = { code: 'undo_all_kept', data: { count: kept } }
    await row.merge({ state: 'applied', problem, marks }).save()
    return result
  }
  await kind.finishUndo?.(trx, await openKind(kind, row, trx, prepared))
  const problem = kept > 0 ? { code: 'undone_partly', data: { undone, kept } } : null
  await row.merge({ state: 'undone', problem, marks }).save()
  await audit(trx, row.actor, {
    verb: 'shared.import_undone',
    subject: { type: 'import', id },
    institutionId: kind.institutionOf?.(row.options) ?? null,
    after: { kind: row.kind, ...result },
  })
  return result
}
