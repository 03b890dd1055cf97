import { clock } from '#shared/clock'
import { SYSTEM } from '#shared/actor'
import { audit } from '#shared/audit/record'
import { publish } from '#shared/outbox/publish'
import { transaction } from '#shared/database/transaction'
import { escalateReport } from '#operations/actions/escalate_report'
import ReportOverdue from '#operations/events/report_overdue'
import Report from '#operations/models/report'

/** Tells the contacts once that a report is due within a day. */
export const remindContacts = (id: string) =>
  transaction(async (trx) => {
    const report = await Report.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
    await report.merge({ remindedAt: clock.now() }).save()
    await publish(trx, new ReportOverdue(id, { soon: true }))
  })

/** Hands a report up that was not closed in time. False when it was meanwhile, or is at the top. */
export const escalateLate = (id: string) =>
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
