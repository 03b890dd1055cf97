import db from '@adonisjs/lucid/services/db'
import { JobQueued } from '#shared/jobs/job_queued'

/**
 * Films, sounds, documents and packages of the packs stay in the queue, as on a server that has just begun: what is
 * made of them takes longer than the tests that open a site. Pictures are prepared at once.
 */
export async function holdHeavyJobs() {
  const pictures = await db
    .from('media_preparations as p')
    .join('media_blobs as b', 'b.id', 'p.blob_id')
    .where('b.media_type', 'like', 'image/%')
    .select('p.job_id')
  const light = pictures.map(({ job_id: id }) => id as string)
  const heavy = await db
    .from('shared_jobs')
    .where('state', 'queued')
    .whereNotIn('id', light)
    .select('id')
  for (const { id } of heavy) {
    await db.from('shared_outbox').where({ kind: JobQueued.kind, subject: id }).delete()
  }
}
