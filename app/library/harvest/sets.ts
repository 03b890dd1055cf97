import { listSubjects } from '#curriculum/queries/list_subjects'

/** What OAI-PMH lets stand in a part of a set's name (section 4.6), without what `like` understands. */
const NAME = /^[A-Za-z0-9.!~*'()-]+$/

export type Membership = { subject: string | null; grades: number[] }

/** The sets of a record, by subject, by subject and grade, by grade. */
export function setsOf({ subject, grades }: Membership): string[] {
  const code = subject && NAME.test(subject) ? subject : null
  return [
    ...(code
      ? ['subject', `subject:${code}`, ...grades.map((grade) => `subject:${code}:${grade}`)]
      : []),
    ...(grades.length > 0 ? ['grade', ...grades.map((grade) => `grade:${grade}`)] : []),
  ]
}

/** As the column keeps them: whoever is in a set is in those above it. */
export const setsText = (membership: Membership) => {
  const sets = setsOf(membership)
  return sets.length > 0 ? `|${sets.join('|')}|` : ''
}

export const GRADES = Array.from({ length: 12 }, (_, at) => at + 1)

/** All sets there are, with their names in both languages. */
export async function allSets(): Promise<{ spec: string; km: string; en: string }[]> {
  const [km, en] = [await listSubjects('km'), await listSubjects('en')]
  const known = en.filter(({ code }) => NAME.test(code))
  const grade = (n: number) => ({ km: `ថ្នាក់ទី${n}`, en: `Grade ${n}` })
  return [
    { spec: 'subject', km: 'មុខវិជ្ជា', en: 'Subjects' },
    ...known.flatMap(({ code, name }) => {
      const words = { km: km.find((one) => one.code === code)?.name ?? name, en: name }
      return [
        { spec: `subject:${code}`, ...words },
        ...GRADES.map((n) => ({
          spec: `subject:${code}:${n}`,
          km: `${words.km} ${grade(n).km}`,
          en: `${words.en}, ${grade(n).en}`,
        })),
      ]
    }),
    { spec: 'grade', km: 'ថ្នាក់', en: 'Grades' },
    ...GRADES.map((n) => ({ spec: `grade:${n}`, ...grade(n) })),
  ]
}
