import db from '@adonisjs/lucid/services/db'
import { newId } from '#shared/ids'
import { SYSTEM } from '#shared/actor'
import { sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import { addActivity, type ActivityInput } from '#courses/actions/write_parts'
import { createCourse, type CourseInput } from '#courses/actions/write_course'
import { courseDefaults, type Activity, type CourseSettings } from '#courses/course_types'
import { courseOutline, findActivity } from '#courses/queries/course_outline'
import { addToCohort, createCohort } from '#courses/actions/write_cohort'
import { findCohort } from '#courses/queries/cohorts'
import { enrolIn } from '#courses/actions/enrol'
import { handInWork } from '#courses/actions/hand_in_work'
import { ownHandIn } from '#courses/queries/hand_ins'
import { makeAccount } from '#tests/support/accounts'
import { findCourse } from '#courses/queries/courses'
import { findQuiz } from '#courses/queries/quizzes'
import { answersOf } from '#courses/queries/attempts'
import { handIn } from '#courses/actions/hand_in'
import { keepAnswers } from '#courses/actions/keep_answers'
import { begun } from '#tests/support/question_forms'
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

/** Somebody takes the quiz of an activity and answers its first question, of one choice, wrong. @returns the attempt */
export async function answeredWrong(
  courseId: string,
  activityId: string,
  personId: string,
  { hands = true } = {}
) {
  const { quizId } = await findActivity(courseId, activityId)
  const attempt = await begun({ ...SYSTEM, personId }, await findQuiz({ id: quizId! }))
  const [first] = await answersOf(attempt)
  const { options } = first.content.body as { options: { key: string; credit: number }[] }
  const wrong = options.find(({ credit }) => credit < 1)!.key
  await keepAnswers(attempt, [{ id: first.id, given: wrong, number: 1 }])
  if (hands) await handIn(attempt)
  return attempt
}

/** Somebody writes into a discussion; in state `shown` unless said. @returns the id of the post */
export async function makePost(
  code: string,
  activityId: string,
  { personId, ...more }: { personId?: string; state?: string; parent_id?: string } = {}
) {
  const course = await findCourse(code)
  const id = newId()
  const writer = personId ?? (await makeAccount({ role: 'teacher' })).person.id
  await db.table('courses_posts').insert({
    ...{ id, course_id: course.id, activity_id: activityId, person_id: writer, state: 'shown' },
    ...{ body: 'ខ្ញុំគិតថា $F = ma$', created_at: sqlTime(), ...more },
  })
  return id
}

/** A cohort of these people that writers of an institution may use. */
export async function makeCohort(
  { institutionId, createdBy }: { institutionId?: string | null; createdBy?: string },
  people: readonly string[]
) {
  const code = await createCohort(SYSTEM, { name: 'ជំនាន់ 2026', scope: 'institution' })
  const owner = { institution_id: institutionId ?? null, created_by: createdBy ?? null }
  await db.from('courses_cohorts').where('code', code).update(owner)
  const cohort = await findCohort(code)
  const learners = people.map((personId) => ({ personId, institutionId: institutionId ?? null }))
  await addToCohort(SYSTEM, cohort, learners)
  return cohort
}
