import { gradeCode } from '#identity/queries/class_grades'
import { needsTarget, type RolloverPlan } from '#identity/rollover/plan'
import type { Heads } from '#identity/queries/class_counts'
import type { Move } from '#identity/rollover/work_out'
import type { Year } from '#identity/rollover/load_year'

/** A class of the next year: one that stands, or one that would be made. */
export type Target = {
  name: string
  /** Null while nobody has chosen its track. */
  grade: string | null
  /** Other grades that the plan names for it. */
  clashes: string[]
  existingId: string | null
  /** The class whose room, shift, capacity and teachers a new one takes over. */
  sourceId: string | null
  capacity: number | null
  coming: Heads
  /** Pupils who sit there already. */
  present: number
  /** No plan names it: it would be made for those who repeat. */
  isOffer: boolean
}

/** The classes of the next year by name, with who would come into each. */
export function targetsOf(year: Year, plan: RolloverPlan, moves: Move[]): Target[] {
  const targets = new Map<string, Target>()
  for (const one of year.next) {
    const present = year.seated.get(one.id)?.size ?? 0
    const known = { existingId: one.id, capacity: one.capacity, present }
    targets.set(one.name, { ...blank(one.name), ...known, grade: gradeCode(one) })
  }
  for (const source of year.classes) {
    const step = plan.classes[source.id]
    if (!step || !needsTarget(step.outcome) || !step.target) continue
    const target = targets.get(step.target) ?? blank(step.target)
    if (!target.existingId && !target.sourceId) {
      target.sourceId = source.id
      target.capacity = source.capacity
    }
    name(target, step.grade)
    targets.set(target.name, target)
  }
  for (const { name: title, grade } of plan.extra) {
    const target = targets.get(title) ?? blank(title)
    name(target, grade)
    targets.set(title, target)
  }
  for (const source of year.classes) {
    if (targets.has(source.name)) continue
    const own = { grade: gradeCode(source), sourceId: source.id, capacity: source.capacity }
    targets.set(source.name, { ...blank(source.name), ...own, isOffer: true })
  }
  for (const { target, place, isSeated } of moves) {
    const into = target && !isSeated ? targets.get(target) : undefined
    if (!into) continue
    into.coming.total++
    if (place.sex === 'female') into.coming.female++
  }
  return [...targets.values()]
}

function name(target: Target, grade: string | null) {
  if (!grade) return
  if (!target.grade) target.grade = grade
  else if (target.grade !== grade) target.clashes.push(grade)
}

const blank = (title: string): Target => ({
  ...{ name: title, grade: null, clashes: [], existingId: null, sourceId: null },
  ...{ capacity: null, coming: { total: 0, female: 0 }, present: 0, isOffer: false },
})
