import { clock } from '#shared/clock'
import { SYSTEM } from '#shared/actor'
import { audit } from '#shared/audit/record'
import { publish } from '#shared/outbox/publish'
import { sqlTime } from '#shared/database/times'
import { TrackedJob } from '#shared/jobs/tracked_job'
import { transaction } from '#shared/database/transaction'
import { escalateReport } from '#operations/actions/escalate_report'
import ReportOverdue from '#operations/events/report_overdue'
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
    for (const { id } of soon) await remind(id)
    const late = await open()
      .where('due_at', '<', sqlTime(now))
      .whereNotNull('handler_id')
      .limit(500)
    let escalated = 0
    for (const { id } of late) if (await escalate(id)) escalated++
    return { reports_reminded: soon.length, reports_escalated: escalated }
  }
}

const remind = (id: string) =>
  transaction(async (trx) => {
    const report = await Report.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
    await report.merge({ remindedAt: clock.now() }).save()
    await publish(trx, new ReportOverdue(id, { soon: true }))
  })

const escalate = (id: string) =>
  transaction(async (trx) => {
    const report = await Report.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
    const from = report.handlerId
    if (report.state === 'closed' || !(await escalateReport(trx, report))) return false
    await audit(trx, SYSTEM, {
      verb: 'operations.report_escalated',
      subject: { type: 'report', id },
      institutionId: from,
    })
    return true
  })
