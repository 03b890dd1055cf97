import { clock } from '#shared/clock'
import { translate } from '#shared/http/translate'
import { institutionNames } from '#identity/queries/institution_names'
import { hideableAt } from '#shared/moderation/hideable'
import { HIDDEN, outcomes } from '#operations/reports/kinds'
import { ownerNames } from '#operations/queries/owner_names'
import ReportNote from '#operations/models/report_note'
import type Report from '#operations/models/report'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

/** A report with its whole course, for its contacts. */
export async function reportPage(actor: Actor, report: Report, locale: Locale) {
  const notes = await ReportNote.query()
    .where('report_id', report.id)
    .orderBy('created_at')
    .orderBy('id')
  const people = [report.reporterId, report.assignedTo, ...notes.map((note) => note.authorId)]
  const names = await ownerNames(
    people.flatMap((id) => id ?? []),
    locale
  )
  const places = await institutionNames(
    [report.institutionId, report.handlerId].flatMap((id) => id ?? []),
    locale
  )
  const shown = hideableAt(report.page)
  const canHide = shown ? await shown.kind.exists(shown.code) : false
  const nameOf = (id: string | null) => (id ? (names.get(id) ?? '') : null)
  const { id, code, state, outcome, text, createdAt, dueAt } = report
  return {
    outcomes: outcomes.filter((one) => one !== HIDDEN || canHide),
    report: {
      ...{ id, code, state, outcome, text, createdAt, dueAt, page: report.page },
      kind: translate(locale, `reports.kinds.${report.kind}`),
      reporter: nameOf(report.reporterId),
      contact: report.reporterContact,
      institution: report.institutionId ? (places.get(report.institutionId) ?? '') : null,
      handler: report.handlerId ? (places.get(report.handlerId) ?? '') : null,
      assigned: nameOf(report.assignedTo),
      isMine: report.assignedTo === actor.personId,
      isOverdue: state !== 'closed' && dueAt < clock.now(),
      isHidden: outcome === HIDDEN,
      canEscalate: report.handlerId !== null && state !== 'closed',
    },
    notes: notes.map((note) => ({
      ...{ kind: note.kind, text: note.text, at: note.createdAt, isShown: Boolean(note.isShown) },
      author: nameOf(note.authorId),
    })),
  }
}
