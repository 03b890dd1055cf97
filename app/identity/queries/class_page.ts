import { listSubjects } from '#curriculum/queries/list_subjects'
import { pagerOf } from '#shared/database/pager'
import { countPupils } from '#identity/queries/class_counts'
import { classShifts, classGrades, gradeLabel } from '#identity/queries/class_grades'
import { placesOf, pupilRows } from '#identity/queries/class_pupils'
import { notEnded, today } from '#identity/queries/current_memberships'
import { institutionNames } from '#identity/queries/institution_names'
import { personName } from '#identity/queries/person_name'
import { levelAt } from '#identity/queries/reach'
import ClassTeacher from '#identity/models/class_teacher'
import type SchoolClass from '#identity/models/school_class'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

const PER_PAGE = 60

/** The page of a class with its pupils and teachers. `schoolClass` has its homeroom teacher loaded. */
export async function classPage(
  actor: Actor,
  schoolClass: SchoolClass,
  wanted: { page: number; past: boolean },
  locale: Locale
) {
  const query = placesOf(schoolClass, wanted.past ? 'past' : 'current')
  const heads = await countPupils([schoolClass.id])
  const total = wanted.past ? await countOf(query) : heads.total
  const pager = pagerOf(total, wanted.page, PER_PAGE)
  const paged = query.forPage(pager.page, pager.perPage)
  const mayEdit = (await levelAt(actor, schoolClass.institutionId)) > 0
  return {
    schoolClass: await describeClass(schoolClass, locale),
    heads,
    pupils: await pupilRows(paged, schoolClass, locale, actor),
    past: wanted.past,
    pager,
    teachers: await classTeachers(schoolClass, locale),
    mayEdit,
    // The page of a pupil is for those who look after the class.
    mayOpen: mayEdit || schoolClass.homeroomPersonId === actor.personId,
  }
}

async function countOf(query: ReturnType<typeof placesOf>) {
  const [{ $extras }] = await query.clone().count('* as total')
  return Number($extras.total)
}

/** What heads the page of a class and its papers. */
export async function describeClass(schoolClass: SchoolClass, locale: Locale) {
  const names = await institutionNames([schoolClass.institutionId], locale)
  const grades = await classGrades(locale)
  const shifts = await classShifts(locale)
  const { id, name, year, room, capacity, homeroom, institutionId } = schoolClass
  return {
    ...{ id, name, year, room, capacity, institutionId },
    grade: gradeLabel(grades, schoolClass),
    shift: shifts.find(({ code }) => code === schoolClass.shift)?.label ?? schoolClass.shift,
    institution: names.get(institutionId) ?? '',
    homeroom: homeroom ? personName(homeroom, locale) : null,
  }
}

/** Who teaches what in the class now or soon, in the order of the subjects. */
export async function classTeachers(schoolClass: SchoolClass, locale: Locale) {
  const query = ClassTeacher.query().where('class_id', schoolClass.id).preload('person')
  const teachers = await notEnded(query).limit(100)
  const subjects = await listSubjects(locale)
  const order = new Map(subjects.map((one, index) => [one.id, { ...one, index }]))
  return teachers
    .map(({ id, person, subjectId, startsOn, endsOn }) => ({
      id,
      name: personName(person, locale),
      subject: order.get(subjectId)?.name ?? '–',
      position: order.get(subjectId)?.index ?? subjects.length,
      startsOn: startsOn?.toISODate() ?? null,
      endsOn: endsOn?.toISODate() ?? null,
      isLater: (startsOn?.toISODate() ?? '') > today(),
    }))
    .sort((a, b) => a.position - b.position)
}
