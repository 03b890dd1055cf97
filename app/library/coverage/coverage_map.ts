import db from '@adonisjs/lucid/services/db'
import { kinds } from '#library/types'
import { inLocale } from '#shared/http/translate'
import { fromJson } from '#shared/database/from_json'
import { loadOutline } from '#curriculum/queries/load_outline'
import { currentFramework } from '#curriculum/queries/current_framework'
import type { Asked } from '#library/coverage/asked'
import type { Locale } from '#config/i18n'

/**
 * Where a lesson stands in a language: there is something; there is something in another language only, which could
 * be translated; there is nothing.
 */
export type Standing = 'there' | 'translate' | 'gap'

export type CoverageLesson = {
  id: string
  code: string
  title: string
  /** How many resources in the language, by kind in the order of `kinds`. */
  counts: number[]
  total: number
  /** How many there are in other languages only. */
  elsewhere: number
  standing: Standing
  /** Nothing in the language. */
  isGap: boolean
  /** The order that is at work on it. */
  orderId: string | undefined
}

export type CoverageChapter = {
  code: string
  title: string
  subjectId: string
  grade: number
  lessons: CoverageLesson[]
}

/** How many lessons stand where. */
export type CoverageSum = { lessons: number; there: number; translate: number; gap: number }

/** The lessons that are asked for with what there is for each in one language. Six queries whatever their number. */
export async function coverageMap(asked: Asked, locale: Locale) {
  const { subject, grade, language, kind } = asked
  const framework = await currentFramework()
  const part = { subjectId: subject?.id, grade }
  const chapters = framework ? await loadOutline(framework.id, part) : []
  const found = await resourcesOf(part)
  const orders = await ordersOf(language)
  const shown = chapters.map((chapter): CoverageChapter => ({
    code: chapter.code,
    title: inLocale(locale, chapter.titleKm, chapter.titleEn),
    ...{ subjectId: chapter.subjectId, grade: Number(chapter.grade) },
    lessons: chapter.lessons.map((lesson) => {
      const all = (found.get(lesson.id) ?? []).filter((one) => !kind || one.kind === kind)
      const mine = all.filter(({ languages }) => languages.includes(language))
      const elsewhere = all.length - mine.length
      const standing: Standing = mine.length ? 'there' : elsewhere ? 'translate' : 'gap'
      return {
        ...{ id: lesson.id, code: lesson.code },
        title: inLocale(locale, lesson.titleKm, lesson.titleEn),
        counts: kinds.map((one) => mine.filter((resource) => resource.kind === one).length),
        ...{ total: mine.length, elsewhere, standing, isGap: mine.length === 0 },
        orderId: orders.get(lesson.id),
      }
    }),
  }))
  return { chapters: shown, sum: sumOf(shown.flatMap(({ lessons }) => lessons)) }
}

export function sumOf(lessons: CoverageLesson[]): CoverageSum {
  const at = (standing: Standing) => lessons.filter((one) => one.standing === standing).length
  return { lessons: lessons.length, there: at('there'), translate: at('translate'), gap: at('gap') }
}

/** What everybody finds in the library, by lesson. */
async function resourcesOf({ subjectId, grade }: { subjectId?: string; grade?: number }) {
  const query = db
    .from('library_alignments as a')
    .join('library_resources as r', 'r.id', 'a.resource_id')
    .where({ 'r.state': 'published', 'r.shelf': 'open', 'r.scope': 'national' })
    .select('a.lesson_id', 'r.id', 'r.kind', 'r.languages')
  if (subjectId || grade) {
    query
      .join('curriculum_lessons as l', 'l.id', 'a.lesson_id')
      .join('curriculum_chapters as c', 'c.id', 'l.chapter_id')
    if (subjectId) query.where('c.subject_id', subjectId)
    if (grade) query.where('c.grade', grade)
  }
  const byLesson = new Map<string, Map<string, { kind: string; languages: string[] }>>()
  const rows = await query
  for (const row of rows) {
    const known = byLesson.get(row.lesson_id) ?? new Map()
    known.set(row.id, { kind: row.kind, languages: fromJson<string[]>(row.languages) })
    byLesson.set(row.lesson_id, known)
  }
  return new Map([...byLesson].map(([id, known]) => [id, [...known.values()]]))
}

async function ordersOf(language: string) {
  const rows = await db
    .from('library_work_orders')
    .whereIn('state', ['open', 'assigned'])
    .where('language', language)
    .select('id', 'lesson_id')
  return new Map(rows.map((row) => [row.lesson_id as string, row.id as string]))
}
