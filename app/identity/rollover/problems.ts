import { needsTarget } from '#identity/rollover/plan'
import { fitsGrade, type Move } from '#identity/rollover/work_out'
import type { Target } from '#identity/rollover/targets'
import type { Year } from '#identity/rollover/load_year'

/**
 * What stands against a plan. `blocks` must be put right first; the others are to be known: a class too full, a
 * pupil who has a place in the next year already.
 */
export type Problem = {
  code:
    | 'no_target'
    | 'no_grade'
    | 'wrong_grade'
    | 'grades_differ'
    | 'two_classes'
    | 'seated_already'
    | 'over_capacity'
    | 'year_missing'
  blocks: boolean
  /** A class by name, where it is about one. */
  name?: string
  classId?: string
  count?: number
}

export function findProblems(year: Year, moves: Move[], targets: Target[]): Problem[] {
  const problems: Problem[] = []
  const byName = new Map(targets.map((one) => [one.name, one]))
  for (const source of year.classes) {
    const own = moves.filter((one) => one.place.classId === source.id && needsTarget(one.outcome))
    const at = { name: source.name, classId: source.id, blocks: true }
    const lost = own.filter((one) => !one.target || !byName.has(one.target))
    if (lost.length) problems.push({ code: 'no_target', ...at, count: lost.length })
    const wrong = own.filter(({ outcome, target }) => {
      const grade = target ? byName.get(target)?.grade : null
      return grade && !fitsGrade(outcome, source, grade)
    })
    if (wrong.length) problems.push({ code: 'wrong_grade', ...at, count: wrong.length })
  }
  for (const target of targets) {
    const { name, grade, clashes, capacity, present, coming } = target
    const heads = present + coming.total
    if (coming.total && !grade) problems.push({ code: 'no_grade', name, blocks: true })
    if (clashes.length) problems.push({ code: 'grades_differ', name, blocks: true })
    if (capacity && coming.total && heads > capacity) {
      problems.push({ code: 'over_capacity', name, blocks: false, count: heads - capacity })
    }
  }
  problems.push(...aboutPupils(year, moves))
  return problems
}

function aboutPupils(year: Year, moves: Move[]): Problem[] {
  const going = moves.filter((one) => one.outcome !== 'stay')
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const { place } of going) {
    if (seen.has(place.personId)) twice.add(place.personId)
    seen.add(place.personId)
  }
  const problems: Problem[] = []
  for (const source of year.classes) {
    const here = going.filter(({ place }) => place.classId === source.id)
    const count = here.filter(({ place }) => twice.has(place.personId)).length
    const at = { name: source.name, classId: source.id }
    if (count) problems.push({ code: 'two_classes', ...at, blocks: true, count })
    const seated = here.filter((one) => one.isSeated && needsTarget(one.outcome)).length
    if (seated) problems.push({ code: 'seated_already', ...at, blocks: false, count: seated })
  }
  return problems
}
