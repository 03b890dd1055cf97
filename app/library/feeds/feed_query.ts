import { fromJson } from '#shared/database/from_json'
import { OPEN } from '#library/open/open_rows'
import { resourceRows } from '#library/queries/find_resource'
import { recordsOfRows } from '#library/open/records'
import { listSubjects } from '#curriculum/queries/list_subjects'
import { translate } from '#shared/http/translate'
import type { Locale } from '#config/i18n'

const MOST = 50

/** How many of the newest are looked at for a grade: grades stand in a list of each row. */
const LOOKED_AT = 1000

export type FeedAsked = { subject: string | null; grade: number | null; language: Locale }

/** The newest of the library, of a subject, of a grade. Undefined where there is no such subject. */
export async function feedOf({ subject, grade, language }: FeedAsked) {
  const subjects = await listSubjects(language)
  const of = subjects.find(({ code }) => code === subject)
  if (subject && !of) return undefined
  const query = resourceRows()
    .select('keywords')
    .where(OPEN)
    .orderBy('published_at', 'desc')
    .orderBy('id')
    .limit(grade ? LOOKED_AT : MOST)
  if (of) query.where('subject_id', of.id)
  const found: any[] = await query
  const rows = grade ? found.filter((row) => fromJson<number[]>(row.grades).includes(grade)) : found
  return {
    name: nameOf(of?.name, grade, language),
    records: await recordsOfRows(rows.slice(0, MOST)),
  }
}

function nameOf(subject: string | undefined, grade: number | null, locale: Locale) {
  const parts = [
    translate(locale, 'library.feeds.title'),
    subject,
    grade && translate(locale, 'library.grade', { grade }),
  ]
  return parts.filter(Boolean).join(' · ')
}

/** The address of a feed with what it is narrowed to. */
export function feedAddress(format: 'rss' | 'atom', { subject, grade, language }: FeedAsked) {
  const qs = new URLSearchParams()
  if (subject) qs.set('subject', subject)
  if (grade) qs.set('grade', String(grade))
  qs.set('language', language)
  return `/library/new.${format}?${qs}`
}
