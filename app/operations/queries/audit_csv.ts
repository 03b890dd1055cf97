import { stringify } from 'csv-stringify/sync'
import { ZONE } from '#shared/clock'
import { sqlTime } from '#shared/database/times'
import { translate } from '#shared/http/translate'
import { auditLines, type AuditLine, type Cursor } from '#operations/queries/list_audit'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'
import type { AuditFilter } from '#operations/queries/filter_audit'

const PORTION = 1000
const COLUMNS = ['at', 'person', 'verb', 'subject_type', 'subject_id', 'institution', 'changes']

/** A spreadsheet takes a value that begins with one of these for a formula. */
const safe = (value: string) => (/^[=+\-@\t\r]/.test(value) ? `'${value}` : value)

/** The log as CSV with a byte order mark, portion by portion, so that no size of it fills the memory. */
export async function* auditCsv(actor: Actor, filter: AuditFilter, locale: Locale) {
  const heads = COLUMNS.map((column) => translate(locale, `audit.columns.${column}`))
  yield '\uFEFF' + stringify([heads])
  let before: Cursor | undefined
  for (;;) {
    const lines = await auditLines(actor, filter, { place: { before }, limit: PORTION, locale })
    if (lines.length > 0) yield stringify(lines.map((line) => cells(line, locale)))
    if (lines.length < PORTION) return
    const last = lines.at(-1)!
    before = { at: sqlTime(last.at), id: last.id }
  }
}

function cells(line: AuditLine, locale: Locale) {
  const changes = line.changes.map(({ field, before, after }) => `${field}: ${before} → ${after}`)
  return [
    line.at.setZone(ZONE).toFormat('yyyy-MM-dd HH:mm:ss'),
    line.person ?? translate(locale, 'audit.system'),
    translate(locale, `audit.${line.verb}`),
    line.subjectType,
    line.subjectId,
    line.institution ?? '',
    changes.join('; '),
  ].map(safe)
}
