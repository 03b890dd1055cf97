import { Exception } from '@adonisjs/core/exceptions'
import { readGrade } from '#identity/queries/class_grades'
import { placesOf, pupilRows } from '#identity/queries/class_pupils'
import { loadYear } from '#identity/rollover/load_year'
import { workOut } from '#identity/rollover/work_out'
import type Rollover from '#identity/models/rollover'
import type { Target } from '#identity/rollover/targets'
import type { Step } from '#identity/rollover/plan'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

/** The pupils of one class with what becomes of each, as one choice a pupil. */
export async function rolloverClassPage(
  actor: Actor,
  rollover: Rollover,
  classId: string,
  locale: Locale
) {
  const year = await loadYear(rollover)
  const source = year.classes.find((one) => one.id === classId)
  if (!source) throw new Exception('There is no such class', { status: 404 })
  const { targets } = workOut(year, rollover.plan)
  const places = new Map(
    year.places.filter((one) => one.classId === classId).map((one) => [one.personId, one.id])
  )
  const pupils = await pupilRows(placesOf(source), source, locale, actor)
  return {
    rollover: { id: rollover.id, yearFrom: rollover.yearFrom, yearTo: rollover.yearTo },
    schoolClass: { id: source.id, name: source.name },
    plan: rollover.plan.classes[classId] ?? null,
    pupils: pupils.map((one) => {
      const placeId = places.get(one.id)!
      return { ...one, placeId, chosen: valueOf(rollover.plan.pupils[placeId]) }
    }),
    targets: targets.map((one) => ({ name: one.name, value: choiceOf(one, source.grade) })),
  }
}

const choiceOf = ({ name, grade }: Target, from: number) => {
  const to = grade ? readGrade(grade)?.grade : undefined
  const outcome = to === from + 1 ? 'promote' : to === from ? 'repeat' : 'move'
  return `${outcome}|${name}`
}

const valueOf = (step: Step | undefined) =>
  step ? [step.outcome, step.target].filter(Boolean).join('|') : ''
