import { codeChoices } from '#institutions/queries/code_list'
import { classGrades } from '#identity/queries/class_grades'
import type { Locale } from '#config/i18n'

/** The grades of the code list of classes, each once whatever its tracks, and those that stand already. */
export async function gradeChoices(present: readonly number[] = []): Promise<string[]> {
  const listed = await classGrades('km')
  const grades = new Set([...listed.map(({ grade }) => grade), ...present])
  return [...grades].sort((a, b) => a - b).map(String)
}

/** The tracks of the code list that may be chosen today, and the one that stands already. */
export async function trackChoices(locale: Locale, present?: string | null) {
  const entries = await codeChoices('grade_track', locale, present)
  return entries.map(({ code, label }) => ({ value: code, text: label }))
}
