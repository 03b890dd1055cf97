import db from '@adonisjs/lucid/services/db'
import { inLocale } from '#shared/http/translate'
import { pagerOf, type Page } from '#shared/database/pager'
import { matchText } from '#shared/database/match_text'
import { levels, tableOf, type Level } from '#curriculum/levels'
import type { Locale } from '#config/i18n'

export type Hit = { level: Level; code: string; title: string; subject: string; grade: number }

type Wish = {
  q: string
  subject?: string | null
  grade?: string | null
  domain?: string | null
  page: number
}

/** More is no answer to a question: the words are to be narrowed. */
const MOST = 400

/** What of a version has all these words, in Khmer or Latin letters or as a code; in the order of the codes. */
export async function searchCurriculum(
  frameworkId: string,
  wish: Wish,
  locale: Locale
): Promise<Page<Hit>> {
  const found: Hit[] = []
  for (const level of levels) {
    if (wish.domain && level !== 'outcome') continue
    const rows = await hits(frameworkId, level, wish)
    found.push(
      ...rows.map((row) => ({
        level,
        code: row.code,
        title: inLocale(locale, row.km, row.en),
        subject: row.subject,
        grade: Number(row.grade),
      }))
    )
  }
  found.sort((a, b) => a.code.localeCompare(b.code, 'en', { numeric: true }))
  const pager = pagerOf(found.length, wish.page, 20)
  return { rows: found.slice((pager.page - 1) * 20, pager.page * 20), pager }
}

function hits(frameworkId: string, level: Level, { q, subject, grade, domain }: Wish) {
  const query = db
    .from(`${tableOf[level]} as x`)
    .where({ 'x.framework_id': frameworkId, 'x.is_retired': false })
  if (level === 'chapter') query.join('curriculum_subjects as s', 's.id', 'x.subject_id')
  else {
    const lesson = level === 'lesson' ? 'x.chapter_id' : 'l.chapter_id'
    if (level !== 'lesson') query.join('curriculum_lessons as l', 'l.id', 'x.lesson_id')
    query.join('curriculum_chapters as c', 'c.id', lesson)
    query.join('curriculum_subjects as s', 's.id', 'c.subject_id')
  }
  matchText(query, 'x.search_text', q)
  const gradeColumn = level === 'chapter' ? 'x.grade' : 'c.grade'
  if (subject) query.where('s.code', subject)
  if (grade && /^\d{1,2}$/.test(grade)) query.where(gradeColumn, Number(grade))
  if (domain && level === 'outcome') query.where('x.domain', domain)
  const words = level === 'outcome' ? 'text' : 'title'
  return query
    .orderBy('x.code')
    .limit(MOST)
    .select('x.code', `x.${words}_km as km`, `x.${words}_en as en`)
    .select('s.code as subject', `${gradeColumn} as grade`)
}
