import { translate } from '#shared/http/translate'
import Report from '#operations/models/report'
import ReportNote from '#operations/models/report_note'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

/** A report as its author follows it: state and answers, without names of who works on it. */
export async function ownReport(actor: Actor | null, code: string, locale: Locale) {
  const report = await Report.findBy('code', code.toUpperCase())
  if (!report) return undefined
  const isOwn = actor !== null && report.reporterId === actor.personId
  // A report of someone with an account is theirs alone; a number is the key to a visitor's.
  if (!isOwn && report.reporterId !== null) return undefined
  const answers = await ReportNote.query()
    .where({ reportId: report.id, isShown: true })
    .orderBy('created_at')
    .orderBy('id')
  const { kind, state, outcome, page, createdAt, dueAt } = report
  return {
    ...{ code: report.code, kind, state, outcome, page, createdAt, dueAt, isOwn },
    kindText: translate(locale, `reports.kinds.${kind}`),
    text: isOwn ? report.text : null,
    answers: answers.map((note) => ({ text: note.text, at: note.createdAt })),
  }
}

/** The reports that a person has made, the newest first. */
export const ownReports = (actor: Actor) =>
  Report.query().where('reporter_id', actor.personId).orderBy('created_at', 'desc').limit(50)
