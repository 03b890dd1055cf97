import { clock } from '#shared/clock'
import type { DateTime } from 'luxon'
import { sqlTime } from '#shared/database/times'
import { TrackedJob } from '#shared/jobs/tracked_job'
import { escalateLate, remindContacts } from '#operations/actions/follow_report'
import Report from '#operations/models/report'

const open = () => Report.query().whereNot('state', 'closed')

const dueSoon = (now: DateTime) =>
  open()
    .whereNull('reminded_at')
    .where('due_at', '<', sqlTime(now.plus({ days: 1 })))
    .where('due_at', '>=', sqlTime(now))
    .where('created_at', '<', sqlTime(now.minus({ hours: 6 })))

const overdue = (now: DateTime) =>
  open().where('due_at', '<', sqlTime(now)).whereNotNull('handler_id')

/** Whether a report waits to be reminded of or handed up. */
export async function reportsNeedCare() {
  const now = clock.now()
  return (await dueSoon(now).first()) !== null || (await overdue(now).first()) !== null
}

/** Reminds contacts of reports that are due within a day; hands those that are overdue to the level above. */
export default class FollowReports extends TrackedJob<
  object,
  { reports_reminded: number; reports_escalated: number }
> {
  static kind = 'operations.follow_reports'

  async run() {
    const now = clock.now()
    const soon = await dueSoon(now).limit(500)
    for (const { id } of soon) await remindContacts(id)
    const late = await overdue(now).limit(500)
    let escalated = 0
    for (const { id } of late) if (await escalateLate(id)) escalated++
    return { reports_reminded: soon.length, reports_escalated: escalated }
  }
}
