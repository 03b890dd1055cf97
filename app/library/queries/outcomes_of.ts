import { inLocale } from '#shared/http/translate'
import { outcomesOfLessons } from '#curriculum/queries/outcomes_of_lessons'
import type { Locale } from '#config/i18n'

/** The outcomes of the chosen lessons, as the form offers them. */
export async function outcomesOf(lessons: string[], locale: Locale) {
  const rows = await outcomesOfLessons(lessons)
  return rows.map(({ code, textKm, textEn }) => ({
    value: code,
    text: `${code} ${inLocale(locale, textKm, textEn)}`,
  }))
}
