import { join } from 'node:path'
import { clock } from '#shared/clock'
import { JobCancelled, JobError } from '#shared/jobs/errors'
import { TrackedJob } from '#shared/jobs/tracked_job'
import { exportStick } from '#mirror/sticks/export_stick'
import { readNotes } from '#mirror/sticks/read_notes'
import { stickErrorOf } from '#mirror/sticks/stick_error'
import { STICK_FOLDER } from '#mirror/sticks/stick_label'
import { heldBySet, heldBySite, keepList } from '#mirror/sticks/stick_lists'
import Site from '#mirror/models/site'
import StickWrite from '#mirror/models/stick_write'
import type { JobHandle } from '#shared/jobs/job_handle'

type Input = { writeId: string; originId?: string | null }
type Outcome = { mirror_objects: number }

/** Writes an edition onto a stick. Stopped or pulled out: run again it goes on where it was. */
export default class WriteStick extends TrackedJob<Input, Outcome> {
  static kind = 'mirror.write_stick'
  static retries = 0

  async run({ writeId, originId = null }: Input, job: JobHandle): Promise<Outcome> {
    const row = await StickWrite.findOrFail(writeId)
    await row.merge({ state: 'writing', note: null }).save()
    try {
      // Its want-file may be on this very stick.
      await readNotes(join(row.mount, STICK_FOLDER), null)
      const has = await heldBySet(row.setId, row.id)
      const site = row.siteId && (await Site.find(row.siteId))
      if (site) for (const name of await heldBySite(site)) has.add(name)
      const { mount, channel, profile, part, sequence } = row
      const found = await exportStick({
        ...{ mount, channel, profile, part, sequence, has, originId, signal: job.signal },
        progress: async (done, total) => {
          await job.progress(done / 1000, Math.ceil(total / 1000), 'write')
          await job.throwIfCancelled()
        },
      })
      await keepList(row.id, found.written)
      const { label } = found
      await row
        .merge({
          ...{ state: 'written', stickId: label.id, sequence: label.sequence },
          ...{ isProven: label.isProven, isLast: label.isLast, files: found.written.length },
          ...{ bytes: found.bytes, leftFiles: found.left.length, leftBytes: found.leftBytes },
          finishedAt: clock.now(),
        })
        .save()
      return { mirror_objects: found.written.length }
    } catch (error) {
      const wasStopped = error instanceof JobCancelled || job.signal.aborted
      const known = wasStopped ? undefined : stickErrorOf(error)
      const facts = wasStopped
        ? ({ state: 'stopped', note: null } as const)
        : ({ state: 'failed', note: known?.code ?? 'fault' } as const)
      await row.merge({ ...facts, finishedAt: clock.now() }).save()
      if (known) throw new JobError(`mirror_stick_${known.code}`, { retry: false })
      throw error
    }
  }
}
