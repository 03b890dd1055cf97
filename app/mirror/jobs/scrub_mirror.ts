import { TrackedJob } from '#shared/jobs/tracked_job'
import { scrub } from '#mirror/edge/scrub'
import Origin from '#mirror/models/origin'
import type { JobHandle } from '#shared/jobs/job_handle'

type Outcome = { mirror_objects: number; mirror_spoiled: number }

/** Every week: reads again what was received. What is spoiled comes anew with the next contact. */
export default class ScrubMirror extends TrackedJob<object, Outcome> {
  static kind = 'mirror.scrub'
  static retries = 0

  async run(_input: object, job: JobHandle): Promise<Outcome> {
    let [objects, bad] = [0, 0]
    for (const { id } of await Origin.query().where('state', 'active')) {
      const found = await scrub(id, async (done, total) => {
        await job.progress(done, total)
        await job.throwIfCancelled()
      })
      objects += found.objects
      bad += found.bad
    }
    return { mirror_objects: objects, mirror_spoiled: bad }
  }
}
