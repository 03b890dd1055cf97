import { notEnded } from '#identity/queries/current_memberships'
import ClassPupil from '#identity/models/class_pupil'
import ClassTeacher from '#identity/models/class_teacher'
import SchoolClass from '#identity/models/school_class'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

type Years = { institutionId: string; yearFrom: string; yearTo: string }

/** A place of the old year with what the plan asks of its pupil. */
export type YearPlace = {
  id: string
  classId: string
  personId: string
  sex: string | null
  sortKey: string
  endsOn: string | null
  isGuest: boolean
}

export type Year = {
  classes: SchoolClass[]
  places: YearPlace[]
  /** The classes that stand in the next year already, and who sits in them. */
  next: SchoolClass[]
  seated: Map<string, Set<string>>
  teachers: ClassTeacher[]
}

/** Everything a rollover of a school reads; five queries whatever the number of pupils. */
export async function loadYear(years: Years, client?: QueryClientContract): Promise<Year> {
  const { institutionId, yearFrom, yearTo } = years
  const all = await SchoolClass.query({ client })
    .where('institution_id', institutionId)
    .whereIn('year', [yearFrom, yearTo])
    .orderBy('grade')
    .orderBy('track')
    .orderBy('name')
  const classes = all.filter((one) => one.year === yearFrom)
  const next = all.filter((one) => one.year === yearTo)
  const everybody = await notEnded(ClassPupil.query({ client }))
    .whereIn('class_id', idsOf(all))
    .preload('person', (people) =>
      people.preload('memberships', (held) =>
        notEnded(held).where({ institution_id: institutionId, is_guest: false })
      )
    )
  const seated = new Map<string, Set<string>>(next.map((one) => [one.id, new Set()]))
  for (const one of everybody) seated.get(one.classId)?.add(one.personId)
  const placed = everybody.filter((one) => !seated.has(one.classId))
  const places = placed.map((one) => ({
    ...{ id: one.id, classId: one.classId, personId: one.personId },
    ...{ sex: one.person.sex, sortKey: one.person.sortKey },
    endsOn: one.endsOn?.toISODate() ?? null,
    isGuest: one.person.memberships.length === 0,
  }))
  const teachers = await notEnded(ClassTeacher.query({ client })).whereIn(
    'class_id',
    idsOf(classes)
  )
  return { classes, places, next, seated, teachers }
}

const idsOf = (classes: SchoolClass[]) => classes.map((one) => one.id)
