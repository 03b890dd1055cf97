import { audit } from '#shared/audit/record'
import { cancelJob } from '#shared/jobs/change_job'
import { transaction } from '#shared/database/transaction'
import { dropExport } from '#library/exports/sweep_exports'
import type { Actor } from '#shared/actor'

type Given = { id: string; title: string; jobId: string }

/** Deletes the file of an export, or stops making it, for whoever asked for it or for those who look after all. */
export async function deleteExport(actor: Actor, { id, title, jobId }: Given) {
  await transaction(async (trx) => {
    await cancelJob(trx, jobId)
    await audit(trx, actor, {
      verb: 'library.export_deleted',
      subject: { type: 'library_export', id },
      institutionId: actor.grants[0]?.institutionId,
      after: { title },
    })
  })
  await dropExport(id)
}
