import { TrackedJob } from '#shared/jobs/tracked_job'
import { collectEditions } from '#mirror/actions/collect_editions'
import { collectObjects } from '#mirror/edge/collect_objects'
import Origin from '#mirror/models/origin'
import type { JobHandle } from '#shared/jobs/job_handle'

type Outcome = { mirror_editions: number; mirror_objects: number }

/**
 * Every night at an origin: editions that nobody fetches any more, and the files that only they named. Where this server
 * follows another one too, its next contact removes the files: something may be on its way.
 */
export default class CollectObjects extends TrackedJob<object, Outcome> {
  static kind = 'mirror.collect_objects'
  static retries = 0

  async run(_input: object, job: JobHandle): Promise<Outcome> {
    const editions = await collectEditions()
    const follows = await Origin.query().where('state', 'active').first()
    const { objects } = follows
      ? { objects: 0 }
      : await collectObjects(async (done) => {
          await job.progress(done)
          await job.throwIfCancelled()
        })
    return { mirror_editions: editions, mirror_objects: objects }
  }
}
