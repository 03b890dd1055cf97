import { audit } from '#shared/audit/record'
import { transaction } from '#shared/database/transaction'
import { JobError } from '#shared/jobs/errors'
import { importKind, UndoRefused, type UndoFault } from '#shared/imports/import_kind'
import { Import } from '#shared/imports/import'
import { openKind, prepareKind } from '#shared/imports/apply_import'
import { rowsToApply } from '#shared/imports/import_rows'

/** Takes an applied import back, whole or not at all. @throws UndoRefused */
export async function undoImport(id: string): Promise<{ undone: number }> {
  const prepared = await prepareKind(id)
  return transaction(async (trx) => {
    const row = await Import.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
    const result = { undone: row.toApply }
    if (row.state === 'undone') return result
    const kind = importKind(row.kind)
    if (row.state !== 'undoing' || !kind?.undo) throw new JobError('import_over', { retry: false })
    const context = await openKind(kind, row, trx, prepared)
    const faults: UndoFault[] = []
    for await (const rows of rowsToApply(trx, id, { reverse: true })) {
      faults.push(...((await kind.undo(trx, rows, context)) ?? []))
    }
    if (faults.length === 0) faults.push(...((await kind.finishUndo?.(trx, context)) ?? []))
    if (faults.length > 0) throw new UndoRefused(faults)
    await row.merge({ state: 'undone', problem: null }).save()
    await audit(trx, row.actor, {
      verb: 'shared.import_undone',
      subject: { type: 'import', id },
      institutionId: kind.institutionOf?.(row.options) ?? null,
      after: { kind: row.kind, ...result },
    })
    return result
  })
}
