import { JobError } from '#shared/jobs/errors'
import { TrackedJob } from '#shared/jobs/tracked_job'
import { giveLease, takeLease } from '#shared/background/lease'
import { KeyError } from '#mirror/trust/key_ring'
import { isCollecting } from '#mirror/edge/collect_objects'
import { publishEditions } from '#mirror/publisher/publish_editions'
import type { JobHandle } from '#shared/jobs/job_handle'

type Input = { editionId?: string }
type Outcome = { mirror_version: number }

const LEASE = 'mirror.publish'

/** Signs and publishes: an edition that was built, or what was withdrawn meanwhile. */
export default class PublishEditions extends TrackedJob<Input, Outcome> {
  static kind = 'mirror.publish_editions'
  // One that was killed keeps the others waiting for a minute.
  static retries = 5

  async run({ editionId }: Input, job: JobHandle): Promise<Outcome> {
    if (await isCollecting()) throw new JobError('mirror_collecting')
    if (!(await takeLease(LEASE, 60))) throw new JobError('mirror_publishing')
    try {
      await job.progress(0, 1, 'sign')
      const { version } = await publishEditions(editionId)
      return { mirror_version: version }
    } catch (error) {
      if (error instanceof KeyError) throw new JobError(`mirror_${error.code}`, { retry: false })
      throw error
    } finally {
      await giveLease(LEASE)
    }
  }
}
