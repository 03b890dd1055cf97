import { clock } from '#shared/clock'
import { sqlTime } from '#shared/database/times'
import { TrackedJob } from '#shared/jobs/tracked_job'
import Notification from '#identity/models/notification'
import type { JobHandle } from '#shared/jobs/job_handle'

/** What was read is kept for half a year, what was not for two: nobody looks for older ones. */
const KEPT = { read: { months: 6 }, unread: { years: 2 } }
const BATCH = 1000

/** Deletes old notifications with their deliveries, every night. */
export default class ForgetNotifications extends TrackedJob<object> {
  static kind = 'identity.forget_notifications'

  async run(_: object, job: JobHandle) {
    for (let gone = 0; ;) {
      await job.throwIfCancelled()
      const ids = await oldOnes()
      if (ids.length === 0) return
      const [deleted] = await Notification.query().whereIn('id', ids).delete()
      gone += Number(deleted)
      await job.progress(gone)
    }
  }
}

async function oldOnes() {
  const before = (age: object) => sqlTime(clock.now().minus(age))
  const old = await Notification.query()
    .where((read) => {
      read.whereNotNull('read_at').where('created_at', '<', before(KEPT.read))
    })
    .orWhere('created_at', '<', before(KEPT.unread))
    .orderBy('created_at')
    .limit(BATCH)
    .select('id')
  return old.map((one) => one.id)
}
