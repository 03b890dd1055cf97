import { JobError } from '#shared/jobs/errors'
import { TrackedJob } from '#shared/jobs/tracked_job'
import { giveLease, takeLease } from '#shared/background/lease'
import { labelOf } from '#mirror/sticks/find_sticks'
import { FolderSource } from '#mirror/edge/folder_source'
import { contactFolder, contactOrigin } from '#mirror/edge/contact'
import Origin from '#mirror/models/origin'
import type { JobHandle } from '#shared/jobs/job_handle'

/** With a folder: what somebody brought on a stick. Without: what the origin has, by wire. */
type Input = { folder?: string }
type Outcome = { mirror_objects: number; mirror_withdrawn: number }

const LEASE = 'mirror.receive'
const SECONDS = 120

/** One contact with the origin that this server follows; one at a time. */
export default class ReceiveEditions extends TrackedJob<Input, Outcome> {
  static kind = 'mirror.receive_editions'
  static retries = 2

  async run({ folder }: Input, job: JobHandle): Promise<Outcome> {
    const origin = await Origin.query().where('state', 'active').first()
    if (!origin) throw new JobError('mirror_follows_nobody', { retry: false })
    if (!(await takeLease(LEASE, SECONDS))) throw new JobError('mirror_receiving')
    const timer = setInterval(() => void takeLease(LEASE, SECONDS).catch(() => {}), 30_000)
    try {
      const options = {
        signal: job.signal,
        progress: (step: string, done: number, total: number) =>
          job.progress(done, total || undefined, step),
      }
      const label = folder && (await labelOf(folder))
      const result = folder
        ? await contactFolder(origin.id, new FolderSource(folder, 'stick'), {
            ...options,
            stickId: label ? label.id : undefined,
          })
        : await contactOrigin(origin.id, options)
      await job.throwIfCancelled()
      return { mirror_objects: result.objects, mirror_withdrawn: result.withdrawn }
    } finally {
      clearInterval(timer)
      await giveLease(LEASE)
    }
  }
}
