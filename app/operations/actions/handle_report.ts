import { clock } from '#shared/clock'
import { audit } from '#shared/audit/record'
import { transaction } from '#shared/database/transaction'
import { failed, ok, type Result } from '#shared/result'
import { addReportNote } from '#operations/actions/add_report_note'
import { escalateReport } from '#operations/actions/escalate_report'
import { hideContent, releaseContent } from '#operations/actions/hide_content'
import { HIDDEN } from '#operations/reports/kinds'
import { hideableAt } from '#shared/moderation/hideable'
import Report from '#operations/models/report'
import type { Actor } from '#shared/actor'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

export type Step =
  | { step: 'take' }
  | { step: 'note' | 'answer'; text: string }
  | { step: 'close'; outcome: string; text: string }
  | { step: 'reopen'; text: string }
  | { step: 'escalate'; text: string }

type Refusal = { type: 'closed' | 'not_closed' | 'nobody_above' | 'nothing_to_hide' }

/** One step of a contact with a report. Every step stands in its course and, without its words, in the audit log. */
export function handleReport(
  actor: Actor,
  id: string,
  step: Step
): Promise<Result<Report, Refusal>> {
  return transaction(async (trx) => {
    const report = await Report.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
    const isClosed = report.state === 'closed'
    if (isClosed !== (step.step === 'reopen')) {
      return failed({ type: isClosed ? 'closed' : 'not_closed' })
    }
    const from = report.handlerId
    if (step.step === 'close' && step.outcome === HIDDEN && !hideableAt(report.page)) {
      return failed({ type: 'nothing_to_hide' })
    }
    const done = await take(trx, actor, report, step)
    if (!done) return failed({ type: 'nobody_above' })
    await audit(trx, actor, {
      verb: 'operations.report_handled',
      subject: { type: 'report', id },
      institutionId: from,
      after: { step: step.step, state: report.state, outcome: report.outcome },
    })
    return ok(report)
  })
}

async function take(trx: TransactionClientContract, actor: Actor, report: Report, step: Step) {
  const authorId = actor.personId
  const state = report.state === 'new' ? 'in_progress' : report.state
  switch (step.step) {
    case 'take':
      await report.merge({ state, assignedTo: authorId }).save()
      await addReportNote(trx, report, { kind: 'assigned', authorId })
      return true
    case 'note':
    case 'answer': {
      await report.merge({ state }).save()
      const isShown = step.step === 'answer'
      await addReportNote(trx, report, { kind: step.step, text: step.text, authorId, isShown })
      return true
    }
    case 'close': {
      const { outcome, text } = step
      await report.merge({ state: 'closed', outcome, closedAt: clock.now() }).save()
      await addReportNote(trx, report, { kind: 'state', text, authorId, isShown: true })
      if (outcome === HIDDEN) await hideContent(trx, actor, report.page)
      return true
    }
    case 'reopen': {
      const wasHidden = report.outcome === HIDDEN
      await report.merge({ state: 'in_progress', outcome: null, closedAt: null }).save()
      if (wasHidden) await releaseContent(trx, actor, report.page)
      await addReportNote(trx, report, { kind: 'state', text: step.text, authorId })
      return true
    }
    case 'escalate':
      return escalateReport(trx, report, { text: step.text, authorId })
  }
}
