import { SYSTEM } from '#shared/actor'
import { transaction } from '#shared/database/transaction'
import { noteProgress } from '#courses/actions/note_progress'
import { giveGrade } from '#courses/actions/give_grade'
import { writeGradebook } from '#courses/actions/write_gradebook'
import { gradebookOf } from '#courses/queries/gradebook'
import { makeQuiz } from '#tests/support/question_forms'
import { makeResource } from '#tests/support/library'
import {
  activityNow,
  enrolled,
  makeActivity,
  makeCourse,
  makeHandIn,
  placeActivity,
} from '#tests/support/course_parts'
import { person } from '#tests/support/tour_states'
import type { Site } from '#tests/support/site'
import type { Stop } from '#tests/support/page_tour'

const as = 'teacher' as const

/** A course of a teacher with something of each type, in which the demo pupil has begun. */
export async function taught(site: Site, scope: 'own' | 'national' = 'own') {
  const { id: createdBy } = await person(site.account(as).username)
  const { id: pupil } = await person(site.account('student').username)
  const resource = await makeResource()
  const { quiz } = await makeQuiz()
  const { course, section, activities } = await makeCourse({ scope, createdBy })
  const more = [
    { type: 'resource' as const, resourceId: resource.id, titleKm: 'ធនធាន' },
    { type: 'quiz' as const, quizId: quiz.id, completion: 'score' as const, passing: 60 },
    {
      type: 'assignment' as const,
      completion: 'finished' as const,
      settings: { points: 10, rubric: 'ឯកតា\n- ទាំងអស់ | 4\n- ខ្លះ | 2\nគណនា | 6' },
    },
    { type: 'meeting' as const, completion: 'finished' as const, settings: { place: 'បន្ទប់ 4' } },
  ]
  for (const one of more) activities.push(await makeActivity(course.id, section, one))
  await enrolled(course.code, pupil)
  const first = await activityNow({ courseId: course.id, id: activities[0] })
  await transaction((trx) => noteProgress(trx, first, pupil, { isSaid: true }))
  return { course, section, activities }
}

/** The address in such a course; `{n}` stands for its activity of that number. */
export const within = (rest: string, scope?: 'national') => async (site: Site) => {
  const { course, section, activities } = await taught(site, scope)
  const path = rest
    .replace(/\{(\d)\}/, (_, n) => activities[Number(n)])
    .replace('{section}', section)
  return `/courses/${course.code}${path}`
}

/** The same with categories and a grade given by hand to the demo pupil. */
const graded = (rest: string) => async (site: Site) => {
  const { course, activities } = await taught(site)
  const { id: pupil } = await person(site.account('student').username)
  const tests = { titleKm: 'តេស្ត', titleEn: 'Quizzes', weight: 60, dropLowest: 1 }
  const works = { titleKm: 'កិច្ចការ', titleEn: 'Assignments', weight: 40, dropLowest: 0 }
  await writeGradebook(SYSTEM, course, {
    ...{ letters: 'A | 85\nB | 70', countsMissing: true, isShown: true, placed: new Map() },
    categories: [tests, works],
  })
  const [first] = (await gradebookOf(course)).categories
  await placeActivity(activities[2], first.id)
  const activity = await activityNow({ courseId: course.id, id: activities[2] })
  const input = { kind: 'score' as const, score: 0.875, feedback: 'ល្អណាស់' }
  await giveGrade(SYSTEM, course, { personId: pupil, activity, isShown: false }, input)
  const path = rest.replace('{person}', pupil).replace('{activity}', activity.id)
  return `/courses/${course.code}${path}`
}

/** Courses as they are found, taken, built and looked after. */
export const takenCourses: Stop[] = [
  {
    name: 'courses to find',
    budget: 'browse',
    as: 'student',
    path: async (site) => (await taught(site, 'national'), '/courses'),
  },
  { name: 'courses, for visitors', budget: 'browse', path: '/courses' },
  { name: 'my courses, none', budget: 'browse', as: 'trainer', path: '/courses?tab=mine' },
  {
    name: 'courses that I teach',
    budget: 'browse',
    as,
    path: async (site) => (await taught(site), '/courses?tab=teach'),
  },
  { name: 'a course, begun', budget: 'resource', as: 'student', path: within('') },
  {
    name: 'a course, for who is not in it',
    budget: 'resource',
    as: 'trainer',
    path: within('', 'national'),
  },
  { name: 'enter a code', budget: 'text', as: 'student', path: '/courses/join' },
  {
    name: 'a page of a course',
    budget: 'resource',
    as: 'student',
    path: within('/activities/{0}'),
  },
  {
    name: 'a resource of a course',
    budget: 'resource',
    as: 'student',
    path: within('/activities/{1}'),
  },
  {
    name: 'a quiz of a course',
    budget: 'resource',
    as: 'student',
    path: within('/activities/{2}'),
  },
  {
    name: 'a meeting of a course',
    budget: 'resource',
    as: 'student',
    path: within('/activities/{4}'),
  },
  { name: 'new course', budget: 'text', as, path: '/courses/create' },
  { name: 'edit course', budget: 'text', as, path: within('/edit') },
  { name: 'building a course', budget: 'authoring', as, path: within('/build') },
  ...['page', 'resource', 'package', 'quiz', 'assignment', 'meeting', 'discussion'].map(
    (type): Stop => ({
      ...{ name: `new activity: ${type}`, budget: 'authoring', as },
      path: within(`/activities/create?type=${type}&section={section}`),
    })
  ),
  { name: 'edit activity', budget: 'authoring', as, path: within('/activities/{2}/edit') },
  { name: 'learners of a course', budget: 'browse', as, path: within('/people') },
  { name: 'enrol in a course', budget: 'text', as, path: within('/people/create') },
  { name: 'an assignment', budget: 'resource', as: 'student', path: within('/activities/{3}') },
  { name: 'what was handed in', budget: 'browse', as, path: within('/activities/{3}/hand-ins') },
  {
    ...{ name: 'marking work', budget: 'text', as },
    path: async (site) => {
      const { course, activities } = await taught(site)
      const { id } = await person(site.account('student').username)
      return `/hand-ins/${await makeHandIn(course.id, activities[3], id)}/mark`
    },
  },
  { name: 'gradebook', budget: 'browse', as, path: graded('/grades') },
  { name: 'how a course is graded', budget: 'text', as, path: graded('/gradebook') },
  { name: 'grades of a learner', budget: 'browse', as, path: graded('/grades/{person}') },
  { name: 'giving a grade', budget: 'text', as, path: graded('/grades/{person}/{activity}') },
  { name: 'giving the whole grade', budget: 'text', as, path: graded('/grades/{person}/course') },
  { name: 'my grades', budget: 'browse', as: 'student', path: graded('/grades/mine') },
  { name: 'attendance', budget: 'text', as, path: within('/activities/{4}/attendance') },
]
