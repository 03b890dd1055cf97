import { inLocale } from '#shared/http/translate'
import { loadOutline } from '#curriculum/queries/load_outline'
import { currentFramework } from '#curriculum/queries/current_framework'
import type { Locale } from '#config/i18n'

/** One line of a select of lessons, grouped by chapter. */
export type LessonOption = { value: string; text: string; group: string }

/** The lessons of a subject, of one grade when given, in the order of the syllabus; values are lesson codes. */
export async function lessonOptions(
  subjectId: string,
  { locale, grade }: { locale: Locale; grade?: number }
): Promise<LessonOption[]> {
  const framework = await currentFramework()
  if (!framework) return []
  const chapters = await loadOutline(framework.id, { subjectId, grade })
  const named = (row: { code: string; titleKm: string; titleEn: string }) =>
    `${row.code} ${inLocale(locale, row.titleKm, row.titleEn)}`
  return chapters.flatMap((chapter) =>
    chapter.lessons.map((lesson) => ({
      value: lesson.code,
      text: named(lesson),
      group: named(chapter),
    }))
  )
}
