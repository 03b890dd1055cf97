import { newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import { bulkInsert } from '#shared/database/bulk_insert'
import { startJobs } from '#shared/jobs/start_jobs'
import { isPrepared } from '#media/prepare/steps'
import PrepareFile from '#media/jobs/prepare_file'
import type { Actor } from '#shared/actor'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** `wantPreparation` for many files with a few statements. At most 500 of them. */
export async function wantPreparations(
  trx: TransactionClientContract,
  actor: Actor,
  blobs: { id: string; mediaType: string }[]
) {
  const wanted = new Set(blobs.filter(({ mediaType }) => isPrepared(mediaType)).map(({ id }) => id))
  if (wanted.size === 0) return
  const standing = await trx
    .from('media_preparations')
    .whereIn('blob_id', [...wanted])
    .select('blob_id')
  for (const row of standing) wanted.delete(row.blob_id)
  const ids = [...wanted]
  const inputs = ids.map((blobId) => ({ blobId }))
  const jobs = await startJobs(trx, actor, PrepareFile, inputs)
  const now = sqlTime()
  await bulkInsert(
    trx,
    'media_preparations',
    ['id', 'blob_id', 'kind', 'state', 'job_id', 'problems', 'facts', 'requested_by', 'created_at'],
    ids.map((blobId, at) => [
      ...[newId(), blobId, 'other', 'queued', jobs[at]],
      ...['[]', '{}', actor.personId, now],
    ])
  )
}
