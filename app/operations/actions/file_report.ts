import { newCode, newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { SYSTEM, type Actor } from '#shared/actor'
import { audit } from '#shared/audit/record'
import { publish } from '#shared/outbox/publish'
import { transaction } from '#shared/database/transaction'
import { findHandler } from '#operations/reports/handler'
import { reportKinds, type ReportKind } from '#operations/reports/kinds'
import ReportFiled from '#operations/events/report_filed'
import Report from '#operations/models/report'

export type ReportInput = {
  kind: ReportKind
  text: string
  page: string | null
  /** How to reach someone without an account; their own choice. */
  contact: string | null
  /** It concerns people of the own institution: the level above looks after it. */
  above: boolean
}

/**
 * Files a report. The audit log holds that there is one, not by whom: who reported is known to the contacts alone.
 * @param actor null: a visitor
 */
export function fileReport(actor: Actor | null, input: ReportInput): Promise<Report> {
  const { kind, text, page, contact, above } = input
  const institutionId = actor?.grants[0]?.institutionId ?? null
  return transaction(async (trx) => {
    const handlerId = await findHandler(trx, institutionId, kind, { above })
    const now = clock.now()
    const report = await Report.create(
      {
        ...{ id: newId(), code: newCode(10), kind, state: 'new', text, page },
        ...{ reporterId: actor?.personId ?? null, reporterContact: contact },
        ...{ institutionId, handlerId, escalations: 0, createdAt: now },
        dueAt: now.plus({ hours: reportKinds[kind].hours }),
      },
      { client: trx }
    )
    await audit(trx, SYSTEM, {
      verb: 'operations.report_filed',
      subject: { type: 'report', id: report.id },
      institutionId: handlerId,
      after: { kind },
    })
    await publish(trx, new ReportFiled(report.id, {}))
    return report
  })
}
