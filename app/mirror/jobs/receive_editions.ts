import { setTimeout as sleep } from 'node:timers/promises'
import { sqlTime } from '#shared/database/times'
import { JobError } from '#shared/jobs/errors'
import { TrackedJob } from '#shared/jobs/tracked_job'
import { giveLease, isLeased, takeLease } from '#shared/background/lease'
import { labelOf } from '#mirror/sticks/find_sticks'
import { takeHome } from '#mirror/sticks/take_home'
import { FolderSource } from '#mirror/edge/folder_source'
import { contactFolder, contactOrigin } from '#mirror/edge/contact'
import Origin from '#mirror/models/origin'
import type { JobHandle } from '#shared/jobs/job_handle'
import type { ReceiveOptions } from '#mirror/edge/receive'

/**
 * With a folder: what somebody brought on a stick. Without: what the origin has, by wire. `isLargeNow`: also by day;
 * `isReportOnly`: nothing is taken from the stick, it takes this server's report home.
 */
type Input = { folder?: string; isLargeNow?: boolean; isReportOnly?: boolean }
type Outcome = { mirror_objects: number; mirror_withdrawn: number }

export const RECEIVING = 'mirror.receive'
/** Somebody holds a stick in the hand: the line gives way and goes on afterwards. */
const STICK_WAITS = 'mirror.stick_waits'
const SECONDS = 120
/** How soon the line sees that a stick waits. */
const LOOK_SECONDS = 2
const PATIENCE_SECONDS = 15 * 60

/** The line gave way to a stick. */
class GaveWay extends Error {}

/** Jobs of one process run beside each other: a lease tells processes apart, not them. */
let isUnderWay = false

/** One contact with the origin that this server follows; one at a time. */
export default class ReceiveEditions extends TrackedJob<Input, Outcome> {
  static kind = 'mirror.receive_editions'
  static retries = 2

  async run(input: Input, job: JobHandle): Promise<Outcome> {
    const origin = await Origin.query().where('state', 'active').first()
    if (!origin) throw new JobError('mirror_follows_nobody', { retry: false })
    await takeTurn(input.folder !== undefined, job)
    const way = new AbortController()
    const timer = setInterval(
      () => void this.#hold(way, !input.folder).catch(() => {}),
      LOOK_SECONDS * 1000
    )
    try {
      const options: ReceiveOptions = {
        signal: AbortSignal.any([job.signal, way.signal]),
        progress: (step, done, total) =>
          job.progress(done / 1000, total ? Math.ceil(total / 1000) : undefined, step),
      }
      const result = input.folder
        ? await this.#fromStick(origin, input.folder, options, input.isReportOnly)
        : await contactOrigin(origin.id, { ...options, isLargeNow: input.isLargeNow })
      await job.throwIfCancelled()
      return { mirror_objects: result.objects, mirror_withdrawn: result.withdrawn }
    } catch (error) {
      if (!(way.signal.reason instanceof GaveWay) || job.signal.aborted) throw error
      await Origin.query().where('id', origin.id).update({ next_poll_at: sqlTime() })
      return { mirror_objects: 0, mirror_withdrawn: 0 }
    } finally {
      clearInterval(timer)
      isUnderWay = false
      await giveLease(RECEIVING)
    }
  }

  async #hold(way: AbortController, isWire: boolean) {
    await takeLease(RECEIVING, SECONDS)
    if (isWire && (await isLeased(STICK_WAITS))) way.abort(new GaveWay())
  }

  async #fromStick({ id }: Origin, folder: string, options: ReceiveOptions, isReportOnly = false) {
    if (isReportOnly) {
      await takeHome(id, folder)
      return { objects: 0, withdrawn: 0 }
    }
    const label = await labelOf(folder)
    return contactFolder(id, new FolderSource(folder, 'stick'), {
      ...options,
      stickId: label?.id,
      // A stick of another origin is left as it is.
      home: async (_, { note }) => (note === 'refused' ? null : takeHome(id, folder)),
    })
  }
}

/** Waits for the contact that is under way; the line ends at once where a stick waits. */
async function takeTurn(isStick: boolean, job: JobHandle) {
  for (let waited = 0; !(await beginOne()); waited += 2) {
    if (!isStick || waited > PATIENCE_SECONDS) throw new JobError('mirror_receiving')
    await takeLease(STICK_WAITS, 10)
    await job.progress(0, undefined, 'waits')
    await job.throwIfCancelled()
    await sleep(2000, undefined, { signal: job.signal }).catch(() => {})
  }
  if (isStick) await giveLease(STICK_WAITS)
}

async function beginOne() {
  if (isUnderWay) return false
  isUnderWay = true
  try {
    isUnderWay = await takeLease(RECEIVING, SECONDS)
  } catch (error) {
    isUnderWay = false
    throw error
  }
  return isUnderWay
}
