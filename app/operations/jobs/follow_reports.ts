import { clock } from '#shared/clock'
import { sqlTime } from '#shared/database/times'
import { TrackedJob } from '#shared/jobs/tracked_job'
import { escalateLate, remindContacts } from '#operations/actions/follow_report'
import Report from '#operations/models/report'

const open = () => Report.query().whereNot('state', 'closed')

/** Reminds contacts of reports that are due within a day; hands those that are overdue to the level above. */
export default class FollowReports extends TrackedJob<
  object,
  { reports_reminded: number; reports_escalated: number }
> {
  static kind = 'operations.follow_reports'

  async run() {
    const now = clock.now()
    const soon = await open()
      .whereNull('reminded_at')
      .where('due_at', '<', sqlTime(now.plus({ days: 1 })))
      .where('due_at', '>=', sqlTime(now))
      .where('created_at', '<', sqlTime(now.minus({ hours: 6 })))
      .limit(500)
    for (const { id } of soon) await remindContacts(id)
    const late = await open()
      .where('due_at', '<', sqlTime(now))
      .whereNotNull('handler_id')
      .limit(500)
    let escalated = 0
    for (const { id } of late) if (await escalateLate(id)) escalated++
    return { reports_reminded: soon.length, reports_escalated: escalated }
  }
}
