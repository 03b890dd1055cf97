import { JobError } from '#shared/jobs/errors'
import { TrackedJob } from '#shared/jobs/tracked_job'
import { giveLease, takeLease } from '#shared/background/lease'
import { MissingObject } from '#mirror/edge/gather'
import { FormatError } from '#mirror/format/format_error'
import { RECEIVING } from '#mirror/jobs/receive_editions'
import { returnToPrevious, SwitchRefused } from '#mirror/edge/switch_edition'
import type { JobHandle } from '#shared/jobs/job_handle'

type Input = { originId: string }

const SECONDS = 600

/** Goes back to the edition before, or forward again to the one that was left. */
export default class ReturnEdition extends TrackedJob<Input> {
  static kind = 'mirror.return_edition'
  static retries = 5

  async run({ originId }: Input, job: JobHandle) {
    if (!(await takeLease(RECEIVING, SECONDS))) throw new JobError('mirror_receiving')
    try {
      await job.progress(0, undefined, 'switch')
      await returnToPrevious(originId)
    } catch (error) {
      if (error instanceof SwitchRefused) throw new JobError('mirror_no_previous', { retry: false })
      const isLost = error instanceof MissingObject || error instanceof FormatError
      if (isLost || (error as NodeJS.ErrnoException).code === 'ENOENT') {
        throw new JobError('mirror_previous_spoiled', { retry: false })
      }
      throw error
    } finally {
      await giveLease(RECEIVING)
    }
  }
}
