import { join } from 'node:path'
import { JobError } from '#shared/jobs/errors'
import { TrackedJob } from '#shared/jobs/tracked_job'
import { proveStick } from '#mirror/sticks/prove_stick'
import { stickErrorOf } from '#mirror/sticks/stick_error'
import { STICK_FOLDER } from '#mirror/sticks/stick_label'
import StickWrite from '#mirror/models/stick_write'
import type { JobHandle } from '#shared/jobs/job_handle'

type Input = { writeId: string; mount: string }
type Outcome = { mirror_objects: number; mirror_spoiled: number }

/** Reads a stick that was out and is in again: what it gives now comes from the stick itself. */
export default class ProveStick extends TrackedJob<Input, Outcome> {
  static kind = 'mirror.prove_stick'
  static retries = 0

  async run({ writeId, mount }: Input, job: JobHandle): Promise<Outcome> {
    const row = await StickWrite.findOrFail(writeId)
    try {
      const { files, bad } = await proveStick(row, join(mount, STICK_FOLDER), async (n, of) => {
        await job.progress(n, of, 'prove')
        await job.throwIfCancelled()
      })
      const isRight = bad === 0
      await row.merge({ isProven: isRight, note: isRight ? null : 'fake' }).save()
      return { mirror_objects: files, mirror_spoiled: bad }
    } catch (error) {
      const known = stickErrorOf(error)
      if (known) throw new JobError(`mirror_stick_${known.code}`, { retry: false })
      throw error
    }
  }
}
