import { classGrades, gradeLabel } from '#identity/queries/class_grades'
import { institutionNames } from '#identity/queries/institution_names'
import { firstDayOf } from '#identity/rollover/calendar'
import { defaultStep } from '#identity/rollover/default_plan'
import { loadYear, type Year } from '#identity/rollover/load_year'
import { workOut, type Move } from '#identity/rollover/work_out'
import type Rollover from '#identity/models/rollover'
import type { Heads } from '#identity/queries/class_counts'
import type { Locale } from '#config/i18n'

/** The page of a rollover: the plan of every class, what it would do, what stands against it. */
export async function rolloverPage(rollover: Rollover, locale: Locale) {
  const { id, institutionId, yearFrom, yearTo, state, plan, result, jobId } = rollover
  const names = await institutionNames([institutionId], locale)
  const base = {
    ...{ id, yearFrom, yearTo, state, result, jobId },
    startsOn: rollover.startsOn.toISODate()!,
    institution: names.get(institutionId) ?? '',
    carryHomeroom: plan.carryHomeroom,
    carryTeachers: plan.carryTeachers,
    appliedAt: rollover.appliedAt,
    undoneAt: rollover.undoneAt,
  }
  if (state !== 'draft') return { rollover: base, isDraft: false as const }
  const grades = await classGrades(locale)
  const year = await loadYear(rollover)
  const worked = workOut(year, plan)
  const isKnown = (await firstDayOf(yearTo, institutionId)) !== null
  const missing = { code: 'year_missing' as const, blocks: false, name: yearTo }
  return {
    rollover: base,
    isDraft: true as const,
    classes: year.classes.map((one) => ({
      ...{ id: one.id, name: one.name, gradeNow: gradeLabel(grades, one) },
      // A class that came after the plan was made stays until the plan is saved again.
      ...(plan.classes[one.id] ?? { ...defaultStep(one, grades), outcome: 'stay' as const }),
      heads: headsOf(worked.moves, one.id),
      exceptions: exceptionsOf(year, plan.pupils, one.id),
    })),
    targets: worked.targets
      .filter((one) => !one.isOffer || one.coming.total > 0)
      .map((one) => ({ ...one, gradeLabel: labelOf(grades, one.grade) })),
    totals: worked.totals,
    problems: isKnown ? worked.problems : [...worked.problems, missing],
    isReady: !worked.problems.some((one) => one.blocks) && worked.moves.length > 0,
    grades: grades.map(({ code, label }) => ({ value: code, text: label })),
  }
}

const labelOf = (grades: Awaited<ReturnType<typeof classGrades>>, code: string | null) =>
  grades.find((one) => one.code === code)?.label ?? code

function headsOf(moves: Move[], classId: string): Heads {
  const own = moves.filter(({ place }) => place.classId === classId)
  const female = own.filter(({ place }) => place.sex === 'female')
  return { total: own.length, female: female.length }
}

const exceptionsOf = (year: Year, pupils: Rollover['plan']['pupils'], classId: string) =>
  year.places.filter((place) => place.classId === classId && pupils[place.id]).length
