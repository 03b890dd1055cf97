import db from '@adonisjs/lucid/services/db'
import { kinds } from '#library/types'
import { inLocale } from '#shared/http/translate'
import { fromJson } from '#shared/database/from_json'
import { loadOutline } from '#curriculum/queries/load_outline'
import { currentFramework } from '#curriculum/queries/current_framework'
import type { Locale } from '#config/i18n'

type Asked = { subjectId: string; grade: number; language: string }

export type CoverageLesson = {
  id: string
  code: string
  title: string
  /** How many resources in the language, by kind in the order of `kinds`. */
  counts: number[]
  total: number
  isGap: boolean
  /** The order that is at work on it. */
  orderId: string | undefined
}

/** Lessons of a subject and grade with what there is for each in one language. Six queries whatever their number. */
export async function coverageMap({ subjectId, grade, language }: Asked, locale: Locale) {
  const framework = await currentFramework()
  const chapters = framework ? await loadOutline(framework.id, { subjectId, grade }) : []
  const ids = chapters.flatMap(({ lessons }) => lessons.map(({ id }) => id))
  const found = await resourcesOf(subjectId, grade)
  const orders = await ordersOf(ids, language)
  const shown = chapters.map((chapter) => ({
    code: chapter.code,
    title: inLocale(locale, chapter.titleKm, chapter.titleEn),
    lessons: chapter.lessons.map((lesson): CoverageLesson => {
      const mine = (found.get(lesson.id) ?? []).filter(({ languages }) =>
        languages.includes(language)
      )
      return {
        id: lesson.id,
        code: lesson.code,
        title: inLocale(locale, lesson.titleKm, lesson.titleEn),
        counts: kinds.map((kind) => mine.filter((one) => one.kind === kind).length),
        total: mine.length,
        isGap: mine.length === 0,
        orderId: orders.get(lesson.id),
      }
    }),
  }))
  const all = shown.flatMap(({ lessons }) => lessons)
  return {
    chapters: shown,
    lessons: all.length,
    gaps: all.filter(({ isGap }) => isGap).length,
  }
}

async function resourcesOf(subjectId: string, grade: number) {
  const rows = await db
    .from('library_alignments as a')
    .join('library_resources as r', 'r.id', 'a.resource_id')
    .join('curriculum_lessons as l', 'l.id', 'a.lesson_id')
    .join('curriculum_chapters as c', 'c.id', 'l.chapter_id')
    .where({ 'c.subject_id': subjectId, 'c.grade': grade })
    .where({ 'r.state': 'published', 'r.shelf': 'open', 'r.scope': 'national' })
    .select('a.lesson_id', 'r.id', 'r.kind', 'r.languages')
  const byLesson = new Map<string, Map<string, { kind: string; languages: string[] }>>()
  for (const row of rows) {
    const known = byLesson.get(row.lesson_id) ?? new Map()
    known.set(row.id, { kind: row.kind, languages: fromJson<string[]>(row.languages) })
    byLesson.set(row.lesson_id, known)
  }
  return new Map([...byLesson].map(([id, known]) => [id, [...known.values()]]))
}

async function ordersOf(lessonIds: string[], language: string) {
  if (lessonIds.length === 0) return new Map<string, string>()
  const rows = await db
    .from('library_work_orders')
    .whereIn('lesson_id', lessonIds)
    .whereIn('state', ['open', 'assigned'])
    .where('language', language)
    .select('id', 'lesson_id')
  return new Map(rows.map((row) => [row.lesson_id as string, row.id as string]))
}
