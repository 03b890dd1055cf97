import db from '@adonisjs/lucid/services/db'
import { inLocale, translate } from '#shared/http/translate'
import { lessonCounts } from '#curriculum/lesson_counts'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

/** A branch or a leaf as `ui.curriculumTree` takes it. */
export type TreeItem = {
  code: string
  title: string
  count?: string
  href?: string
  linkText?: string
  open?: boolean
  items?: TreeItem[]
}

type Reader = { actor: Actor | null; locale: Locale }

/** Chapters, lessons and outcomes of a subject in one grade, in the order of the syllabus: three queries. */
export async function subjectTree(
  subjectId: string,
  grade: number,
  { actor, locale }: Reader
): Promise<TreeItem[]> {
  const t = (key: string, count: number) =>
    translate(locale, `curriculum.subjects.show.${key}`, { count })
  const titleOf = (row: any) => inLocale(locale, row.title_km, row.title_en)
  const chapters = await chapterRows(subjectId, grade)
  const lessons = await lessonRows(subjectId, grade)
  const outcomes = await outcomeRows(subjectId, grade)
  const counts = await lessonCounts({ subjectId, grade }, actor)

  const lessonItem = (row: any): TreeItem => {
    const found = counts.get(row.code)
    return {
      code: row.code,
      title: titleOf(row),
      ...(found && {
        count: t('resources', found.count),
        href: found.href,
        linkText: t('see', found.count),
      }),
      items: (outcomes.get(row.id) ?? []).map((outcome) => ({
        code: outcome.code.slice(row.code.length + 1),
        title: inLocale(locale, outcome.text_km, outcome.text_en),
      })),
    }
  }
  return chapters.map((row, at) => {
    const items = (lessons.get(row.id) ?? []).map(lessonItem)
    const track = row.track && translate(locale, `curriculum.subjects.show.${row.track}`)
    return {
      code: row.code,
      title: track ? `${titleOf(row)} · ${track}` : titleOf(row),
      count: t('lesson_count', items.length),
      open: at === 0,
      items,
    }
  })
}

const chapterRows = (subjectId: string, grade: number) =>
  db
    .from('curriculum_chapters')
    .where({ subject_id: subjectId, grade })
    .orderBy('code')
    .select('id', 'code', 'track', 'title_km', 'title_en')

async function lessonRows(subjectId: string, grade: number) {
  const rows = await db
    .from('curriculum_lessons as l')
    .join('curriculum_chapters as c', 'c.id', 'l.chapter_id')
    .where({ 'c.subject_id': subjectId, 'c.grade': grade })
    .orderBy('l.number')
    .orderBy('l.code')
    .select('l.id', 'l.chapter_id', 'l.code', 'l.title_km', 'l.title_en')
  return Map.groupBy(rows, ({ chapter_id: chapterId }) => chapterId as string)
}

async function outcomeRows(subjectId: string, grade: number) {
  const rows = await db
    .from('curriculum_outcomes as o')
    .join('curriculum_lessons as l', 'l.id', 'o.lesson_id')
    .join('curriculum_chapters as c', 'c.id', 'l.chapter_id')
    .where({ 'c.subject_id': subjectId, 'c.grade': grade })
    .orderBy('o.code')
    .select('o.lesson_id', 'o.code', 'o.text_km', 'o.text_en')
  return Map.groupBy(rows, ({ lesson_id: lessonId }) => lessonId as string)
}
