import { audit } from '#shared/audit/record'
import { cancelJob } from '#shared/jobs/change_job'
import { startJob } from '#shared/jobs/start_job'
import { Job } from '#shared/jobs/job'
import { transaction } from '#shared/database/transaction'
import { ApplyImport } from '#shared/imports/jobs/apply_import_job'
import { PreviewImport } from '#shared/imports/jobs/preview_import_job'
import { UndoImport } from '#shared/imports/jobs/undo_import_job'
import { Import, type ImportState } from '#shared/imports/import'
import { dropFiles } from '#shared/imports/import_files'
import { forgetKept } from '#shared/imports/take_back_rows'
import { dropRows } from '#shared/imports/import_rows'
import type { Actor } from '#shared/actor'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { JobKind } from '#shared/jobs/tracked_job'

/** Grants as they are now: the job may do what the person may, not what the person once might. */
export const keptActor = ({ userId, personId, grants }: Actor): Actor => ({
  ...{ userId, personId, name: '', grants },
})

type Step = {
  from: ImportState[]
  to: ImportState
  job: JobKind<{ id: string }>
  also?: (trx: TransactionClientContract) => Promise<void>
}

/**
 * Brings an import to its next step and starts the job. A step whose job died or was stopped may be started again.
 * False when the import is at another step, as after a double click.
 */
function step(actor: Actor, id: string, { from, to, job, also }: Step): Promise<boolean> {
  return transaction(async (trx) => {
    const row = await Import.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
    const isStuck = row.state === to && (await isOver(row, trx))
    if (!isStuck && !from.includes(row.state)) return false
    const jobId = await startJob(trx, actor, job, { id })
    await also?.(trx)
    await row.merge({ state: to, jobId, problem: null, actor: keptActor(actor) }).save()
    return true
  })
}

async function isOver({ jobId }: Import, client: any) {
  const job = jobId ? await Job.find(jobId, { client }) : null
  return !job || !job.isOpen
}

export const beginApply = (actor: Actor, id: string) =>
  step(actor, id, { from: ['ready'], to: 'applying', job: ApplyImport })

export const beginUndo = (actor: Actor, id: string) =>
  step(actor, id, {
    ...{ from: ['applied'], to: 'undoing', job: UndoImport },
    also: (trx) => forgetKept(trx, id),
  })

/** Makes the preview again: other people may have changed things since. */
export const beginPreview = (actor: Actor, id: string) =>
  step(actor, id, { from: ['ready'], to: 'reading', job: PreviewImport })

/** Gives an import up that has changed nothing. Its file and rows are removed. */
export async function discardImport(actor: Actor, id: string): Promise<boolean> {
  const isGone = await transaction(async (trx) => {
    const row = await Import.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
    const may = ['reading', 'ready', 'refused'].includes(row.state)
    if (!may && !(row.state === 'applying' && (await isOver(row, trx)))) return false
    if (row.jobId) await cancelJob(trx, row.jobId)
    await row.merge({ state: 'discarded' }).save()
    await audit(trx, actor, {
      verb: 'shared.import_discarded',
      subject: { type: 'import', id },
      after: { kind: row.kind },
    })
    return true
  })
  if (isGone) {
    await dropRows(id)
    await dropFiles(id)
  }
  return isGone
}
