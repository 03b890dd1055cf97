import { clock } from '#shared/clock'
import { publish } from '#shared/outbox/publish'
import { reportKinds, type ReportKind } from '#operations/reports/kinds'
import { findHandler } from '#operations/reports/handler'
import { addReportNote } from '#operations/actions/add_report_note'
import ReportOverdue from '#operations/events/report_overdue'
import type Report from '#operations/models/report'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/**
 * Hands a report to the contacts of the next level above, or to the administrators of the whole where nobody is
 * named. False when these have it already.
 */
export async function escalateReport(
  trx: TransactionClientContract,
  report: Report,
  { text = null, authorId = null }: { text?: string | null; authorId?: string | null } = {}
): Promise<boolean> {
  if (report.handlerId === null) return false
  const above = { above: true }
  report.handlerId = await findHandler(trx, report.handlerId, report.kind, above)
  const { hours } = reportKinds[report.kind as ReportKind]
  await report
    .merge({
      ...{ assignedTo: null, remindedAt: null, escalations: Number(report.escalations) + 1 },
      dueAt: clock.now().plus({ hours }),
    })
    .save()
  await addReportNote(trx, report, { kind: 'escalated', text, authorId })
  await publish(trx, new ReportOverdue(report.id, { soon: false }))
  return true
}
