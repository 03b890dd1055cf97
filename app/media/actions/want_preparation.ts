import { newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import { startJob } from '#shared/jobs/start_job'
import { isPrepared } from '#media/prepare/steps'
import PrepareFile from '#media/jobs/prepare_file'
import type { Actor } from '#shared/actor'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/**
 * Has a file made ready to be seen, heard and found, in the background, in the transaction that begins to use it.
 * What was prepared once is not prepared again, whoever uses it. `media.file_prepared` tells when it is over.
 */
export async function wantPreparation(
  trx: TransactionClientContract,
  actor: Actor,
  blob: { id: string; mediaType: string }
) {
  if (!isPrepared(blob.mediaType)) return
  const standing = await trx.from('media_preparations').where('blob_id', blob.id).first()
  if (standing) return
  const jobId = await startJob(trx, actor, PrepareFile, { blobId: blob.id })
  await trx.table('media_preparations').insert({
    ...{ id: newId(), blob_id: blob.id, kind: 'other', state: 'queued', job_id: jobId },
    ...{ problems: '[]', facts: '{}', requested_by: actor.personId, created_at: sqlTime() },
  })
}
