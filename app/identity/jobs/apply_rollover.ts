import { SYSTEM } from '#shared/actor'
import { JobError } from '#shared/jobs/errors'
import { TrackedJob } from '#shared/jobs/tracked_job'
import { applyRollover } from '#identity/actions/apply_rollover'
import type { JobHandle } from '#shared/jobs/job_handle'

type Input = { rolloverId: string; pupils: number; personId: string }

/** Moves a whole school into the next year. One transaction: when it is stopped, nothing has happened. */
export default class ApplyRollover extends TrackedJob<Input, { moved: number }> {
  static kind = 'identity.apply_rollover'

  async run({ rolloverId, pupils, personId }: Input, job: JobHandle) {
    await job.progress(0, pupils)
    await job.throwIfCancelled()
    const result = await applyRollover({ ...SYSTEM, personId }, rolloverId)
    // A run that died after its commit has done the work.
    if (!result.ok && result.error.type === 'has_problems') {
      throw new JobError('has_problems', { retry: false })
    }
    await job.progress(pupils, pupils)
    return { moved: pupils }
  }
}
