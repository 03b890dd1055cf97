import db from '@adonisjs/lucid/services/db'
import { SYSTEM } from '#shared/actor'
import { transaction } from '#shared/database/transaction'
import { addActivity, type ActivityInput } from '#courses/actions/write_parts'
import { createCourse, type CourseInput } from '#courses/actions/write_course'
import { courseDefaults, type Activity, type CourseSettings } from '#courses/course_types'
import { courseOutline, findActivity } from '#courses/queries/course_outline'
import { enrolIn } from '#courses/actions/enrol'
import { handInWork } from '#courses/actions/hand_in_work'
import { ownHandIn } from '#courses/queries/hand_ins'
import { makeAccount } from '#tests/support/accounts'
import { findCourse } from '#courses/queries/courses'
import type { Scope } from '#courses/types'

type Wish = {
  scope?: Scope
  institutionId?: string | null
  createdBy?: string | null
  state?: 'draft' | 'open' | 'archived'
  settings?: Partial<CourseSettings>
  isGuest?: boolean
  activities?: Partial<ActivityInput>[]
}

const input = ({ scope, settings, isGuest }: Wish): CourseInput => ({
  ...{ titleKm: 'កម្លាំង និងចលនា', titleEn: 'Force and motion' },
  ...{ descriptionKm: 'វគ្គរូបវិទ្យា', descriptionEn: 'A course of physics' },
  ...{ scope: scope ?? 'national', subjectId: null, isGuest: isGuest ?? false },
  ...{ settings: { ...courseDefaults, ...settings }, opensAt: null, closesAt: null },
})

/** An open course for everyone, unless said, with a page or what is wished. */
export async function makeCourse(wish: Wish = {}) {
  const code = await createCourse(SYSTEM, input(wish))
  const course = await findCourse(code)
  const { sections } = await courseOutline(course.id)
  const ids: string[] = []
  for (const one of wish.activities ?? [{}])
    ids.push(await makeActivity(course.id, sections[0].id, one))
  await db
    .from('courses_courses')
    .where('id', course.id)
    .update({
      ...{ state: wish.state ?? 'open', institution_id: wish.institutionId ?? null },
      created_by: wish.createdBy ?? null,
    })
  await db.from('courses_instructors').where('course_id', course.id).delete()
  return { course: await findCourse(code), section: sections[0].id, activities: ids }
}

export const makeActivity = (courseId: string, sectionId: string, wish: Partial<ActivityInput>) =>
  addActivity(courseId, {
    ...{ sectionId, type: 'page', titleKm: 'ទំព័រ', titleEn: 'Page', bodyKm: '**អាន** $x^2$' },
    ...{ bodyEn: null, settings: {}, resourceId: null, packageId: null, quizId: null },
    ...{ completion: 'said', passing: null, isRequired: true, test: null, afterId: null },
    ...{ opensAt: null, dueAt: null, minutes: 10, ...wish },
  })

/** Puts somebody into a course. */
export const enrolled = async (
  code: string,
  personId: string,
  institutionId: string | null = null
) => {
  const course = await findCourse(code)
  return transaction((trx) =>
    enrolIn(trx, course, { personId, institutionId }, { source: 'staff' })
  )
}

export const activityNow = (activity: Pick<Activity, 'courseId' | 'id'>) =>
  findActivity(activity.courseId, activity.id)

export const enrolmentRow = (courseId: string, personId: string) =>
  db.from('courses_enrolments').where({ course_id: courseId, person_id: personId }).first()

/** What a new pupil has handed in for an assignment. @returns its id */
export async function makeHandIn(courseId: string, activityId: string, personId?: string) {
  const { person } = personId
    ? { person: { id: personId } }
    : await makeAccount({ role: 'student' })
  const row = await db.from('courses_courses').where('id', courseId).firstOrFail()
  await enrolled(row.code, person.id)
  const activity = await findActivity(courseId, activityId)
  const work = { text: 'a = F / m', files: [], removed: [], isReady: true }
  const outcome = await handInWork(person.id, activity, work)
  if (!outcome.ok) throw new Error(outcome.error.type)
  const found = await ownHandIn(activityId, person.id)
  return found!.id
}

/** Puts an activity into a category of its gradebook. */
export const placeActivity = (id: string, categoryId: string) =>
  db.from('courses_activities').where('id', id).update({ grade_category_id: categoryId })
