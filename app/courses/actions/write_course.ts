import { newCode, newId } from '#shared/ids'
import { audit } from '#shared/audit/record'
import { failed, ok } from '#shared/result'
import { sqlTime } from '#shared/database/times'
import { clusterText } from '#shared/khmer/clusters'
import { transaction } from '#shared/database/transaction'
import { writersInstitution } from '#courses/access'
import { courseChecklist } from '#courses/queries/course_checklist'
import type { DateTime } from 'luxon'
import type { Actor } from '#shared/actor'
import type { Scope } from '#courses/types'
import type { Course, CourseSettings } from '#courses/course_types'

export type CourseInput = {
  titleKm: string | null
  titleEn: string | null
  descriptionKm: string | null
  descriptionEn: string | null
  scope: Scope
  subjectId: string | null
  isGuest: boolean
  settings: CourseSettings
  opensAt: DateTime | null
  closesAt: DateTime | null
}

const columnsOf = (input: CourseInput) => ({
  ...{ title_km: input.titleKm, title_en: input.titleEn, scope: input.scope },
  ...{ description_km: input.descriptionKm, description_en: input.descriptionEn },
  ...{ subject_id: input.subjectId, is_guest: input.isGuest },
  settings: JSON.stringify(input.settings),
  opens_at: input.opensAt && sqlTime(input.opensAt),
  closes_at: input.closesAt && sqlTime(input.closesAt),
  search_text: clusterText(
    [input.titleKm, input.titleEn, input.descriptionKm, input.descriptionEn]
      .filter(Boolean)
      .join(' ')
  ),
  updated_at: sqlTime(),
})

/** Who gets in by a code needs one; it stays the same until somebody asks for another. */
const codeFor = (input: CourseInput, now: string | null) =>
  input.settings.entry === 'code' ? (now ?? newCode(8)) : now

/** A course with one empty section, taught by whoever makes it. @returns its code */
export async function createCourse(actor: Actor, input: CourseInput): Promise<string> {
  const [id, code] = [newId(), newCode()]
  const institutionId = writersInstitution(actor)
  await transaction(async (trx) => {
    await trx.table('courses_courses').insert({
      ...{ id, code, state: 'draft', institution_id: institutionId, created_by: actor.personId },
      ...{ ...columnsOf(input), entry_code: codeFor(input, null), created_at: sqlTime() },
    })
    await trx.table('courses_sections').insert({ id: newId(), course_id: id, position: 1 })
    await trx
      .table('courses_instructors')
      .insert({ id: newId(), course_id: id, person_id: actor.personId })
    await audit(trx, actor, {
      ...{ verb: 'courses.course_created', subject: { type: 'course', id }, institutionId },
      after: { code, title: input.titleKm ?? input.titleEn, scope: input.scope },
    })
  })
  return code
}

export const aboutCourse = ({ id, institutionId }: Course) => ({
  ...{ subject: { type: 'course', id }, institutionId },
})

export async function updateCourse(actor: Actor, course: Course, input: CourseInput) {
  await transaction(async (trx) => {
    await trx
      .from('courses_courses')
      .where('id', course.id)
      .update({ ...columnsOf(input), entry_code: codeFor(input, course.entryCode) })
    await audit(trx, actor, {
      ...{ verb: 'courses.course_changed', ...aboutCourse(course) },
      before: { title: course.titleKm ?? course.titleEn, scope: course.scope },
      after: { title: input.titleKm ?? input.titleEn, scope: input.scope },
    })
  })
}

/** Opens a course in which nothing is missing that learners need, closes it, or takes it back. */
export async function setCourseState(actor: Actor, course: Course, state: 'open' | 'archived') {
  if (state === 'open') {
    const missing = await courseChecklist(course, 'en')
    if (missing.some(({ stops }) => stops)) return failed({ type: 'incomplete' })
  }
  await transaction(async (trx) => {
    await trx
      .from('courses_courses')
      .where('id', course.id)
      .update({ state, updated_at: sqlTime() })
    await audit(trx, actor, {
      ...{
        verb: state === 'open' ? 'courses.course_open' : 'courses.course_archived',
        ...aboutCourse(course),
      },
      before: { state: course.state },
    })
  })
  return ok(undefined)
}

/** Deletes a course that nobody has taken. */
export async function deleteCourse(actor: Actor, course: Course) {
  return transaction(async (trx) => {
    const taken = await trx.from('courses_enrolments').where('course_id', course.id).first()
    if (taken) return failed({ type: 'taken' })
    await trx.from('courses_courses').where('id', course.id).delete()
    await audit(trx, actor, {
      ...{ verb: 'courses.course_deleted', ...aboutCourse(course) },
      before: { code: course.code, title: course.titleKm ?? course.titleEn },
    })
    return ok(undefined)
  })
}
