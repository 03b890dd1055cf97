import { remembered } from '#shared/remembered'
import { inLocale } from '#shared/http/translate'
import CodeEntry from '#institutions/models/code_entry'
import type { Locale } from '#config/i18n'

/** A grade with its track, as the code list `class_grade` has it: `10`, `science-11`, `technical-12`. */
export type ClassGrade = { code: string; label: string; grade: number; track: string | null }

const FORM = /^(?:([a-z][a-z_]*)-)?(\d{1,2})$/

export const gradeCode = ({ grade, track }: { grade: number; track: string | null }) =>
  track ? `${track}-${grade}` : String(grade)

/** The grade and track of a code; undefined for what is none. */
export function readGrade(code: string): { grade: number; track: string | null } | undefined {
  const [, track = null, grade] = FORM.exec(code) ?? []
  return grade ? { grade: Number(grade), track } : undefined
}

/** Both lists of classes are read together, at most once a minute. */
const rows = remembered(60, () =>
  CodeEntry.query()
    .whereIn('list', ['class_grade', 'class_shift'])
    .orderBy('position')
    .orderBy('code')
)

async function entriesOf(list: string, locale: Locale) {
  const both = await rows()
  const entries = both.filter((entry) => entry.list === list)
  return entries.map(({ code, labelKm, labelEn }) => ({
    code,
    label: inLocale(locale, labelKm, labelEn),
  }))
}

/** The shifts of the code list `class_shift`. */
export const classShifts = (locale: Locale) => entriesOf('class_shift', locale)

/** The grades a class may have, in their order. */
export async function classGrades(locale: Locale): Promise<ClassGrade[]> {
  const entries = await entriesOf('class_grade', locale)
  return entries.flatMap((entry) => {
    const read = readGrade(entry.code)
    return read ? [{ ...entry, ...read }] : []
  })
}

/** How the grade of a class is called; its code where the list has it no longer. */
export function gradeLabel(list: ClassGrade[], of: { grade: number; track: string | null }) {
  const code = gradeCode(of)
  return list.find((one) => one.code === code)?.label ?? code
}
