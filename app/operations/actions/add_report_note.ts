import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import ReportNote from '#operations/models/report_note'
import type Report from '#operations/models/report'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

export type Note = {
  kind: 'note' | 'answer' | 'state' | 'assigned' | 'escalated'
  text?: string | null
  authorId?: string | null
  isShown?: boolean
}

/** Writes a line into the course of a report. */
export function addReportNote(trx: TransactionClientContract, report: Report, note: Note) {
  const { kind, text = null, authorId = null, isShown = false } = note
  return ReportNote.create(
    { id: newId(), reportId: report.id, authorId, kind, text, isShown, createdAt: clock.now() },
    { client: trx }
  )
}
