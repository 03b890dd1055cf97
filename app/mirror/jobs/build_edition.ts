import { JobError } from '#shared/jobs/errors'
import { TrackedJob } from '#shared/jobs/tracked_job'
import { recordBuilt } from '#mirror/actions/record_built'
import { buildEdition } from '#mirror/publisher/build_edition'
import { isCollecting } from '#mirror/edge/collect_objects'
import EditionRow from '#mirror/models/edition'
import Profile from '#mirror/models/profile'
import type { JobHandle } from '#shared/jobs/job_handle'

type Input = { editionId: string }
type Outcome = { mirror_bytes: number }

/** Builds an edition; a run that was stopped goes on where it was, since what is written stays. */
export default class BuildEdition extends TrackedJob<Input, Outcome> {
  static kind = 'mirror.build_edition'
  // Old files are being removed for a moment: it waits.
  static retries = 5

  async run({ editionId }: Input, job: JobHandle): Promise<Outcome> {
    const row = await EditionRow.findOrFail(editionId)
    if (row.state !== 'building') return { mirror_bytes: Number(row.contentBytes ?? 0) }
    if (await isCollecting()) throw new JobError('mirror_collecting')
    const profile = await Profile.findOrFail(row.profileId)
    const built = await buildEdition(row, profile, {
      signal: job.signal,
      tell: async (step, done, of) => {
        await job.progress(done, of, step)
        await job.throwIfCancelled()
      },
    }).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOSPC') throw new JobError('mirror_disk_full', { retry: false })
      if (error.code === 'ENOENT') throw new JobError('mirror_blob_missing', { retry: false })
      throw error
    })
    await recordBuilt(row, built)
    return { mirror_bytes: built.contentBytes }
  }
}
