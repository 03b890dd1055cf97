import { readGrade } from '#identity/queries/class_grades'
import { needsTarget, noTotals, type Outcome, type RolloverPlan } from '#identity/rollover/plan'
import { findProblems, type Problem } from '#identity/rollover/problems'
import { targetsOf, type Target } from '#identity/rollover/targets'
import type { Heads } from '#identity/queries/class_counts'
import type { Year, YearPlace } from '#identity/rollover/load_year'

/** One pupil's step. `seat` is the class to come into; null where there is none, or a seat there already. */
export type Move = {
  place: YearPlace
  outcome: Outcome
  target: string | null
  isSeated: boolean
}

export type WorkedOut = {
  moves: Move[]
  targets: Target[]
  totals: Record<Outcome, Heads>
  problems: Problem[]
}

/** What the plan would do, pupil by pupil, with its totals and what stands against it. Pure. */
export function workOut(year: Year, plan: RolloverPlan): WorkedOut {
  const seatedNext = new Set([...year.seated.values()].flatMap((one) => [...one]))
  const moves = year.places.map((place): Move => {
    const step = plan.pupils[place.id] ?? plan.classes[place.classId]
    // A guest goes home; what becomes of a pupil is decided by the own school.
    const outcome = place.isGuest ? 'leave' : (step?.outcome ?? 'stay')
    const target = needsTarget(outcome) ? (step?.target ?? null) : null
    return { place, outcome, target, isSeated: seatedNext.has(place.personId) }
  })
  const totals = noTotals()
  for (const { outcome, place } of moves) {
    totals[outcome].total++
    if (place.sex === 'female') totals[outcome].female++
  }
  const targets = targetsOf(year, plan, moves)
  const problems = findProblems(year, moves, targets)
  return { moves, targets, totals, problems }
}

/** Whether the outcome may lead from one grade to another. */
export function fitsGrade(outcome: Outcome, from: { grade: number }, code: string) {
  const to = readGrade(code)
  if (!to) return false
  if (outcome === 'promote') return to.grade === from.grade + 1
  return outcome !== 'repeat' || to.grade === from.grade
}
