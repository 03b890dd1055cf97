import { gradeCode, type ClassGrade } from '#identity/queries/class_grades'
import type { ClassStep, RolloverPlan } from '#identity/rollover/plan'

type Class = { id: string; name: string; grade: number; track: string | null }

/** Every class goes up together, the last grade of its kind leaves school. */
export function defaultPlan(classes: Class[], grades: ClassGrade[]): RolloverPlan {
  return {
    classes: Object.fromEntries(classes.map((one) => [one.id, defaultStep(one, grades)])),
    pupils: {},
    extra: [],
    carryHomeroom: false,
    carryTeachers: false,
  }
}

export function defaultStep({ name, grade, track }: Class, grades: ClassGrade[]): ClassStep {
  const above = grades.filter((one) => one.grade === grade + 1)
  const same = above.find((one) => one.track === track)
  if (track ? !same : above.length === 0) return { outcome: 'graduate', target: null, grade: null }
  const target = nextName(name, grade)
  // Tracks that begin in the next grade are to be chosen: science or social after grade 10.
  const here = grades.filter((one) => one.grade === grade).map((one) => one.track)
  const begins = above.some((one) => one.track && !here.includes(one.track))
  const code = !track && begins ? null : same ? gradeCode(same) : null
  return { outcome: 'promote', target, grade: code }
}

/** 10A becomes 11A; a name without its grade stays. */
export const nextName = (name: string, grade: number) =>
  name.replace(new RegExp(`(?<!\\d)${grade}(?!\\d)`), String(grade + 1))

/** `2025-2026` becomes `2026-2027`. */
export function nextYear(year: string) {
  const first = Number(year.slice(0, 4)) + 1
  return `${first}-${first + 1}`
}
