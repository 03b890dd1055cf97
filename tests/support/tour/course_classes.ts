import { splitIntoGroups } from '#courses/actions/write_groups'
import * as parts from '#tests/support/course_parts'
import { person, school } from '#tests/support/tour_states'
import { taught, within } from '#tests/support/tour/taken_courses'
import type { Site } from '#tests/support/site'
import type { Stop } from '#tests/support/page_tour'

const { answeredWrong, makeActivity, makeCohort, makeCourse, makePost } = parts

const as = 'teacher' as const

/** A course with groups, and the pupil stuck at the quiz. */
const classAt = (rest: string) => async (site: Site) => {
  const { course, activities } = await taught(site)
  const { id: pupil } = await person(site.account('student').username)
  await answeredWrong(course.id, activities[2], pupil)
  await splitIntoGroups(course.id, ['ក្រុមទី 1', 'ក្រុមទី 2'])
  const path = rest.replace(/\{(\d)\}/, (_, n) => activities[Number(n)]).replace('{pupil}', pupil)
  return `/courses/${course.code}${path}`
}

/** A course with a discussion in which one post is answered and another waits. */
const talkAt = (rest: string) => async (site: Site) => {
  const { course, section } = await taught(site)
  const { id: pupil } = await person(site.account('student').username)
  const settings = { forStudents: true }
  const talk = await makeActivity(course.id, section, { type: 'discussion', settings })
  const top = await makePost(course.code, talk, { personId: pupil })
  await makePost(course.code, talk, { parent_id: top })
  await makePost(course.code, talk, { personId: pupil, state: 'waiting' })
  return `/courses/${course.code}${rest.replace('{talk}', talk)}`
}

const cohortAt = (rest: string) => async (site: Site) => {
  const { id: createdBy } = await person(site.account(as).username)
  const { id: pupil } = await person(site.account('student').username)
  const { code } = await makeCohort({ createdBy, institutionId: (await school()).id }, [pupil])
  return `/cohorts/${code}${rest}`
}

/** A course in which nobody is. */
const unvisited = (rest: string) => async (site: Site) => {
  const { id: createdBy } = await person(site.account(as).username)
  const { course } = await makeCourse({ scope: 'own', createdBy })
  return `/courses/${course.code}${rest}`
}

/** Classes at work, discussions, cohorts and previews. */
export const courseClasses: Stop[] = [
  {
    ...{ name: 'cohorts', budget: 'dashboard', as },
    path: async (site) => (await cohortAt('')(site), '/cohorts'),
  },
  { name: 'cohorts, none', budget: 'dashboard', as: 'trainer', path: '/cohorts?q=ពពក' },
  { name: 'new cohort', budget: 'text', as, path: '/cohorts/create' },
  { name: 'a cohort', budget: 'dashboard', as, path: cohortAt('') },
  { name: 'edit a cohort', budget: 'text', as, path: cohortAt('/edit') },
  { name: 'a discussion', budget: 'resource', as: 'student', path: talkAt('/activities/{talk}') },
  {
    name: 'a discussion, for its teacher',
    budget: 'resource',
    as,
    path: talkAt('/activities/{talk}'),
  },
  { name: 'posts that wait', budget: 'resource', as, path: talkAt('/posts') },
  { name: 'posts that wait, none', budget: 'resource', as, path: unvisited('/posts') },
  { name: 'preview of a course', budget: 'resource', as, path: within('/preview?done=1') },
  {
    ...{ name: 'preview of a page', budget: 'resource', as },
    path: within('/preview/activities/{0}'),
  },
  { name: 'class progress', budget: 'dashboard', as, path: classAt('/progress') },
  { name: 'class progress, nobody yet', budget: 'dashboard', as, path: unvisited('/progress') },
  { name: 'projector view', budget: 'dashboard', as, path: classAt('/progress/projector') },
  {
    ...{ name: 'progress in a quiz', budget: 'dashboard', as },
    path: classAt('/progress/activities/{2}'),
  },
  {
    ...{ name: 'answers on a projector', budget: 'dashboard', as },
    path: classAt('/progress/activities/{2}/projector'),
  },
  {
    ...{ name: 'progress of a learner', budget: 'dashboard', as },
    path: classAt('/progress/learners/{pupil}'),
  },
  { name: 'groups of a course', budget: 'dashboard', as, path: classAt('/groups') },
  {
    ...{ name: 'groups of a course, nobody yet', budget: 'dashboard', as },
    path: unvisited('/groups'),
  },
]
