import { SYSTEM } from '#shared/actor'
import { diffWords, type TextDiff } from '#shared/text/diff_words'
import { readTime } from '#shared/database/times'
import { pagerOf, type Pager } from '#shared/database/pager'
import { inLocale } from '#shared/http/translate'
import { personName } from '#identity/queries/person_name'
import { moment } from '#operations/queries/moment'
import { filterAudit, type AuditFilter } from '#operations/queries/filter_audit'
import type { Actor } from '#shared/actor'
import type { DateTime } from 'luxon'
import type { Locale } from '#config/i18n'

export type AuditLine = {
  id: string
  at: DateTime
  atText: string
  verb: string
  /** Null: the server itself. */
  person: string | null
  subjectType: string
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

export async function listAudit(
  actor: Actor,
  filter: AuditFilter,
  options: { page: unknown; locale: Locale; perPage?: number }
): Promise<{ lines: ComparedLine[]; pager: Pager }> {
  const counted = await filterAudit(actor, filter).count('* as total').first()
  const pager = pagerOf(counted?.total ?? 0, options.page, options.perPage ?? PER_PAGE)
  const lines = await auditLines(actor, filter, { ...pager, locale: options.locale })
  return { lines: lines.map(compared), pager }
}

/** What changed, word by word, for `ui.diff`. */
const compared = (line: AuditLine): ComparedLine => ({
  ...line,
  changes: line.changes.map(({ field, before, after }) => ({
    label: field,
    ...diffWords(before || null, after || null),
  })),
})

type Part = { page: number; perPage: number; locale: Locale }

/** One page of the log, the newest first. */
export async function auditLines(
  actor: Actor,
  filter: AuditFilter,
  { page, perPage, locale }: Part
): Promise<AuditLine[]> {
  const rows = await filterAudit(actor, filter)
    .leftJoin('identity_people as p', 'p.id', 'a.actor_id')
    .leftJoin('institutions as i', 'i.id', 'a.institution_id')
    .orderBy([
      { column: 'a.at', order: 'desc' },
      { column: 'a.id', order: 'desc' },
    ])
    .limit(perPage)
    .offset((page - 1) * perPage)
    .select('a.*', 'i.name_km', 'i.name_en')
    .select('p.surname_km', 'p.given_km', 'p.surname_latin', 'p.given_latin')
  return rows.map((row) => ({
    id: row.id,
    at: readTime(row.at),
    atText: moment(readTime(row.at), locale),
    verb: row.verb,
    person: row.actor_id === SYSTEM.personId ? null : nameOf(row, locale),
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    institution: inLocale(locale, row.name_km, row.name_en) || null,
    changes: changesOf(parsed(row.before), parsed(row.after)),
  }))
}

function nameOf(row: Record<string, string>, locale: Locale) {
  const { surname_km: surnameKm, given_km: givenKm } = row
  const { surname_latin: surnameLatin, given_latin: givenLatin } = row
  const name = personName({ surnameKm, givenKm, surnameLatin, givenLatin }, locale)
  return name || row.actor_id
}
