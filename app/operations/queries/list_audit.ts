import { DateTime } from 'luxon'
import { SYSTEM } from '#shared/actor'
import { diffWords, type TextDiff } from '#shared/text/diff_words'
import { readTime, sqlTime } from '#shared/database/times'
import { fieldWord } from '#shared/http/field_word'
import { inLocale, translate } from '#shared/http/translate'
import { personName } from '#identity/queries/person_name'
import { moment } from '#operations/queries/moment'
import { filterAudit, type AuditFilter } from '#operations/queries/filter_audit'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

export type AuditLine = {
  id: string
  at: DateTime
  atText: string
  verb: string
  /** Somebody looked at a record. */
  isRead: boolean
  /** Null: the server itself. */
  person: string | null
  subjectType: string
  /** The word for the kind of thing it is about. */
  subject: string
  subjectId: string
  institution: string | null
  changes: { field: string; before: string; after: string }[]
}

/** A line as its page shows it. */
export type ComparedLine = Omit<AuditLine, 'changes'> & {
  changes: (TextDiff & { label: string })[]
}

const PER_PAGE = 50
type Json = Record<string, unknown> | null

const parsed = (value: unknown) => (typeof value === 'string' ? JSON.parse(value) : value) as Json

const shown = (value: unknown) =>
  value === undefined || value === null
    ? ''
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value)

/** Field by field what an entry says of before and after. */
export function changesOf(before: Json, after: Json) {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  return fields.map((field) => ({
    field,
    before: shown(before?.[field]),
    after: shown(after?.[field]),
  }))
}

/** Where a page of the log begins or ends: time and id of an entry. */
export type Cursor = { at: string; id: string }

/** `before` an entry lie older ones, `after` it newer ones. */
export type Place = { before?: Cursor; after?: Cursor }

const CURSOR = /^(\d{1,15})\.([0-9a-f-]{36})$/

/** A cursor as it stands in the address, `1795381200000.0198…`; anything else is none. */
export function readCursor(value: unknown): Cursor | undefined {
  const [, ms, id] = CURSOR.exec(typeof value === 'string' ? value : '') ?? []
  return ms ? { at: sqlTime(DateTime.fromMillis(Number(ms))), id } : undefined
}

const cursorOf = ({ at, id }: AuditLine) => `${at.toMillis()}.${id}`

/**
 * A page of the log without counting it: with millions of entries a page costs what it shows. `older` and `newer` are
 * the cursors of the pages beside it, where there are such.
 */
export async function listAudit(
  actor: Actor,
  filter: AuditFilter,
  options: { place: Place; locale: Locale; perPage?: number }
): Promise<{ lines: ComparedLine[]; older?: string; newer?: string }> {
  const { place, locale, perPage = PER_PAGE } = options
  const found = await auditLines(actor, filter, { place, limit: perPage + 1, locale })
  const isMore = found.length > perPage
  const lines = place.after ? found.slice(-perPage) : found.slice(0, perPage)
  const hasNewer = place.after ? isMore : place.before !== undefined
  const hasOlder = place.after ? true : isMore
  return {
    lines: lines.map(compared),
    older: hasOlder && lines.length > 0 ? cursorOf(lines.at(-1)!) : undefined,
    newer: hasNewer && lines.length > 0 ? cursorOf(lines[0]) : undefined,
  }
}

/** What changed, word by word, for `ui.diff`. */
const compared = (line: AuditLine): ComparedLine => ({
  ...line,
  changes: line.changes.map(({ field, before, after }) => ({
    label: field,
    ...diffWords(before || null, after || null),
  })),
})

type Part = { place?: Place; limit: number; locale: Locale }

/** Some lines of the log, the newest first. */
export async function auditLines(
  actor: Actor,
  filter: AuditFilter,
  { place = {}, limit, locale }: Part
): Promise<AuditLine[]> {
  const { before, after } = place
  const direction = after ? 'asc' : 'desc'
  const query = filterAudit(actor, filter)
    .leftJoin('identity_people as p', 'p.id', 'a.actor_id')
    .leftJoin('institutions as i', 'i.id', 'a.institution_id')
    .orderBy([
      { column: 'a.at', order: direction },
      { column: 'a.id', order: direction },
    ])
    .limit(limit)
    .select('a.*', 'i.name_km', 'i.name_en')
    .select('p.surname_km', 'p.given_km', 'p.surname_latin', 'p.given_latin')
  const cursor = after ?? before
  if (cursor) {
    const sign = after ? '>' : '<'
    query.where('a.at', after ? '>=' : '<=', cursor.at)
    query.where((beyond) => {
      beyond.where('a.at', sign, cursor.at).orWhere('a.id', sign, cursor.id)
    })
  }
  const rows = await query
  if (after) rows.reverse()
  return rows.map((row) => ({
    id: row.id,
    at: readTime(row.at),
    atText: moment(readTime(row.at), locale),
    verb: row.verb,
    isRead: Boolean(row.is_read),
    person: row.actor_id === SYSTEM.personId ? null : nameOf(row, locale),
    subjectType: row.subject_type,
    subject: translate(locale, `audit.subjects.${row.subject_type}`),
    subjectId: row.subject_id,
    institution: inLocale(locale, row.name_km, row.name_en) || null,
    changes: changesOf(parsed(row.before), parsed(row.after)).map((change) => ({
      ...change,
      field: fieldWord(change.field, locale),
    })),
  }))
}

function nameOf(row: Record<string, string>, locale: Locale) {
  const { surname_km: surnameKm, given_km: givenKm } = row
  const { surname_latin: surnameLatin, given_latin: givenLatin } = row
  const name = personName({ surnameKm, givenKm, surnameLatin, givenLatin }, locale)
  return name || row.actor_id
}
