import { TrackedJob } from '#shared/jobs/tracked_job'
import { collectBlobs } from '#media/actions/collect_blobs'
import { sweepIncoming } from '#media/actions/sweep_incoming'
import type { JobHandle } from '#shared/jobs/job_handle'

/** Frees the room of files that nothing needs any more. */
export default class CollectBlobs extends TrackedJob<object, { collected: number; freed: number }> {
  static kind = 'media.collect_blobs'

  async run(_input: object, job: JobHandle) {
    const { blobs, bytes } = await collectBlobs(async (done) => {
      await job.progress(done)
      await job.throwIfCancelled()
    })
    await sweepIncoming()
    return { collected: blobs, freed: bytes }
  }
}
