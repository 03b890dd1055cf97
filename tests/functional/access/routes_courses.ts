import { SYSTEM } from '#shared/actor'
import { beginAttempt } from '#courses/actions/begin_attempt'
import { handIn } from '#courses/actions/hand_in'
import { answersOf } from '#courses/queries/attempts'
import { makeBank, makeQuestion, makeQuiz } from '#tests/support/question_forms'
import { enrolled, makeCohort, makeCourse, makeHandIn, makePost } from '#tests/support/course_parts'
import { makeAccount } from '#tests/support/accounts'
import { findQuestion } from '#courses/queries/questions'
import type { Role } from '#identity/types'
import type { RouteAccess, World } from '#tests/functional/access/types'

const WRITERS: Role[] = [
  ...(['teacher', 'technical_group_leader', 'trainer', 'education_specialist'] as const),
  ...(['content_reviewer', 'library_administrator', 'administrator'] as const),
]
const KEEPERS: Role[] = [
  ...(['technical_group_leader', 'education_specialist', 'content_reviewer'] as const),
  ...(['library_administrator', 'administrator'] as const),
]

const keeper = ({ schoolId }: World) => ({
  scope: 'institution' as const,
  institutionId: schoolId,
})
const bank = async (world: World) => {
  const { code } = await makeBank(keeper(world))
  return { code }
}
const question = async (world: World) => ({
  id: await makeQuestion((await makeBank(keeper(world))).id),
})
/** A copy goes into a bank that the person may change too. */
const own = async ({ schoolId, personId }: World) => {
  const kept = { scope: 'institution' as const, institutionId: schoolId, createdBy: personId }
  const { code } = await makeBank(kept)
  return { bank: code }
}
const file = async (world: World) => {
  const { id } = await question(world)
  return { version: (await findQuestion(id)).versionId, name: 'a.png' }
}

const quiz = async (world: World) => {
  const { quiz: made, section } = await makeQuiz(keeper(world))
  return { code: made.code, id: section }
}
const attempt = async (world: World) => {
  const { quiz: made } = await makeQuiz(keeper(world))
  const begun = await beginAttempt({ ...SYSTEM, personId: world.personId }, made)
  return { id: begun.ok ? begun.value : '' }
}
const answer = async (world: World) => {
  const { id } = await attempt(world)
  await handIn(id)
  return { id: (await answersOf(id))[0].id }
}

const course = async (world: World) => {
  const { course: made, section, activities } = await makeCourse(keeper(world))
  return { code: made.code, id: activities[0], section }
}
const section = async (world: World) => {
  const { code, section: id } = await course(world)
  return { code, id }
}
const handedIn = async (world: World) => {
  const { course: made, activities } = await makeCourse({
    ...{ ...keeper(world), activities: [{ type: 'assignment', completion: 'finished' }] },
  })
  return { id: await makeHandIn(made.id, activities[0]), file: made.id }
}
/** The grades of a pupil of another course's school. */
const graded = async (world: World) => {
  const params = await course(world)
  const { person } = await makeAccount({ role: 'student' })
  await enrolled(params.code, person.id)
  return { code: params.code, person: person.id, of: params.id }
}
/** An activity of somebody who is in the course. */
const work = async (world: World) => {
  const params = await course(world)
  if (world.personId) await enrolled(params.code, world.personId)
  return params
}

const learner = async (world: World) => {
  const { code } = await work(world)
  return { code, id: world.personId }
}

const cohort = async ({ schoolId, personId }: World) => ({
  code: (await makeCohort({ institutionId: schoolId }, [personId])).code,
  id: personId,
})
/** A discussion in which pupils take no part. */
const talk = async (world: World) => {
  const { course: made, activities } = await makeCourse({
    ...keeper(world),
    activities: [{ type: 'discussion', completion: 'none' }],
  })
  if (world.personId) await enrolled(made.code, world.personId)
  return { code: made.code, id: activities[0] }
}
const post = async (world: World) => {
  const { code, id } = await talk(world)
  return { code, id: await makePost(code, id) }
}

/** Who may use the routes of courses. */
export const coursesRoutes: RouteAccess[] = [
  { route: 'courses.courses.index', allow: 'everyone' },
  { route: 'courses.courses.show', allow: 'signed_in', params: course },
  { route: 'courses.courses.create', allow: WRITERS },
  { route: 'courses.courses.store', allow: WRITERS },
  { route: 'courses.courses.edit', allow: KEEPERS, params: course },
  { route: 'courses.courses.update', allow: KEEPERS, params: course },
  { route: 'courses.courses.destroy', allow: KEEPERS, params: course },
  { route: 'courses.builds.show', allow: KEEPERS, params: course },
  { route: 'courses.builds.update', allow: KEEPERS, params: course },
  { route: 'courses.course_sections.store', allow: KEEPERS, params: course },
  { route: 'courses.course_sections.update', allow: KEEPERS, params: section },
  { route: 'courses.course_sections.destroy', allow: KEEPERS, params: section },
  { route: 'courses.course_activities.create', allow: KEEPERS, params: course },
  { route: 'courses.course_activities.store', allow: KEEPERS, params: course },
  { route: 'courses.course_activities.edit', allow: KEEPERS, params: course },
  { route: 'courses.course_activities.update', allow: KEEPERS, params: course },
  { route: 'courses.course_activities.destroy', allow: KEEPERS, params: course },
  { route: 'courses.course_openings.store', allow: KEEPERS, params: course },
  { route: 'courses.course_openings.destroy', allow: KEEPERS, params: course },
  { route: 'courses.course_copies.store', allow: WRITERS, params: course },
  { route: 'courses.enrolments.create', allow: 'signed_in' },
  { route: 'courses.enrolments.join', allow: 'signed_in' },
  { route: 'courses.enrolments.store', allow: 'signed_in', params: course },
  { route: 'courses.enrolments.destroy', allow: 'signed_in', params: course },
  { route: 'courses.activities.show', allow: 'signed_in', params: work },
  { route: 'courses.activity_openings.store', allow: 'signed_in', params: work },
  { route: 'courses.activity_ends.store', allow: 'signed_in', params: work },
  { route: 'courses.course_people.index', allow: KEEPERS, params: course },
  { route: 'courses.course_people.create', allow: KEEPERS, params: course },
  { route: 'courses.course_people.store', allow: KEEPERS, params: course },
  { route: 'courses.course_people.destroy', allow: KEEPERS, params: course },
  { route: 'courses.instructors.store', allow: KEEPERS, params: course },
  { route: 'courses.instructors.destroy', allow: KEEPERS, params: course },
  { route: 'courses.works.store', allow: 'signed_in', params: work, body: { go: 'save' } },
  { route: 'courses.work_marks.index', allow: KEEPERS, params: course },
  { route: 'courses.work_marks.edit', allow: KEEPERS, params: handedIn },
  { route: 'courses.work_marks.update', allow: KEEPERS, params: handedIn },
  { route: 'courses.work_files.show', allow: 'signed_in', params: handedIn },
  { route: 'courses.gradebooks.edit', allow: KEEPERS, params: course },
  { route: 'courses.gradebooks.update', allow: KEEPERS, params: course },
  { route: 'courses.grades.index', allow: KEEPERS, params: course },
  { route: 'courses.grades.show', allow: KEEPERS, params: graded },
  { route: 'courses.given_grades.edit', allow: KEEPERS, params: graded },
  { route: 'courses.given_grades.update', allow: KEEPERS, params: graded, body: { kind: 'none' } },
  // Each their own; who isn't in the course finds none.
  { route: 'courses.own_grades.show', allow: 'signed_in', params: work },
  { route: 'courses.attendances.edit', allow: KEEPERS, params: course },
  { route: 'courses.attendances.update', allow: KEEPERS, params: course },
  { route: 'courses.course_certificates.index', allow: KEEPERS, params: course },
  { route: 'courses.course_certificates.store', allow: 'signed_in', params: work },
  { route: 'courses.course_certificates.update', allow: KEEPERS, params: course },
  { route: 'courses.cohorts.index', allow: WRITERS },
  { route: 'courses.cohorts.create', allow: WRITERS },
  { route: 'courses.cohorts.store', allow: WRITERS },
  { route: 'courses.cohorts.show', allow: WRITERS, params: cohort },
  { route: 'courses.cohorts.edit', allow: KEEPERS, params: cohort },
  { route: 'courses.cohorts.update', allow: KEEPERS, params: cohort },
  { route: 'courses.cohorts.destroy', allow: KEEPERS, params: cohort },
  { route: 'courses.cohort_people.store', allow: KEEPERS, params: cohort },
  { route: 'courses.cohort_people.destroy', allow: KEEPERS, params: cohort },
  { route: 'courses.posts.index', allow: KEEPERS, params: course },
  // Not found, for pupils to whom it is closed.
  { route: 'courses.posts.store', allow: 'signed_in', params: talk },
  { route: 'courses.posts.update', allow: KEEPERS, params: post },
  // Each their own; of another's course it is not found.
  { route: 'courses.posts.destroy', allow: 'signed_in', params: post },
  { route: 'courses.post_reports.store', allow: 'signed_in', params: post },
  { route: 'courses.previews.show', allow: KEEPERS, params: course },
  { route: 'courses.previews.activity', allow: KEEPERS, params: course },
  { route: 'courses.class_progress.index', allow: KEEPERS, params: course },
  { route: 'courses.class_progress.projector', allow: KEEPERS, params: course },
  { route: 'courses.progress_changes.show', allow: KEEPERS, params: course },
  { route: 'courses.activity_progress.show', allow: KEEPERS, params: course },
  { route: 'courses.activity_progress.projector', allow: KEEPERS, params: course },
  { route: 'courses.learner_progress.show', allow: KEEPERS, params: learner },
  { route: 'courses.nudges.store', allow: KEEPERS, params: course },
  { route: 'courses.course_groups.create', allow: KEEPERS, params: course },
  { route: 'courses.course_groups.store', allow: KEEPERS, params: course },
  { route: 'courses.course_groups.update', allow: KEEPERS, params: course },
  { route: 'courses.course_groups.destroy', allow: KEEPERS, params: course },
  { route: 'courses.banks.index', allow: WRITERS },
  { route: 'courses.banks.create', allow: WRITERS },
  { route: 'courses.banks.store', allow: WRITERS },
  { route: 'courses.banks.show', allow: WRITERS, params: bank },
  { route: 'courses.banks.edit', allow: KEEPERS, params: bank },
  { route: 'courses.banks.update', allow: KEEPERS, params: bank },
  { route: 'courses.banks.destroy', allow: KEEPERS, params: bank },
  { route: 'courses.questions.create', allow: KEEPERS, params: bank },
  { route: 'courses.questions.store', allow: KEEPERS, params: bank },
  { route: 'courses.questions.show', allow: WRITERS, params: question },
  { route: 'courses.questions.edit', allow: KEEPERS, params: question },
  { route: 'courses.questions.update', allow: KEEPERS, params: question },
  { route: 'courses.questions.destroy', allow: KEEPERS, params: question },
  { route: 'courses.question_trials.store', allow: WRITERS, params: question },
  { route: 'courses.question_copies.store', allow: WRITERS, params: question, body: own },
  { route: 'courses.question_imports.create', allow: KEEPERS, params: bank },
  { route: 'courses.question_imports.store', allow: KEEPERS, params: bank },
  { route: 'courses.question_imports.show', allow: WRITERS, params: bank },
  // Not found, for those who are neither asked it nor use its bank.
  { route: 'courses.question_files.show', allow: 'signed_in', params: file },
  { route: 'courses.quizzes.index', allow: 'signed_in' },
  { route: 'courses.quizzes.show', allow: 'signed_in', params: quiz },
  { route: 'courses.exam_schemes.index', allow: 'signed_in' },
  { route: 'courses.quizzes.create', allow: WRITERS },
  { route: 'courses.quizzes.store', allow: WRITERS },
  { route: 'courses.quizzes.edit', allow: KEEPERS, params: quiz },
  { route: 'courses.quizzes.update', allow: KEEPERS, params: quiz },
  { route: 'courses.quizzes.destroy', allow: KEEPERS, params: quiz },
  { route: 'courses.quiz_openings.store', allow: KEEPERS, params: quiz },
  { route: 'courses.quiz_openings.destroy', allow: KEEPERS, params: quiz },
  { route: 'courses.quiz_picks.create', allow: KEEPERS, params: quiz },
  { route: 'courses.quiz_picks.store', allow: KEEPERS, params: quiz },
  { route: 'courses.quiz_parts.create', allow: KEEPERS, params: quiz },
  { route: 'courses.quiz_parts.store', allow: KEEPERS, params: quiz },
  { route: 'courses.quiz_parts.update', allow: KEEPERS, params: quiz },
  { route: 'courses.quiz_parts.destroy', allow: KEEPERS, params: quiz },
  { route: 'courses.quiz_parts.add_section', allow: KEEPERS, params: quiz },
  { route: 'courses.quiz_parts.change_section', allow: KEEPERS, params: quiz },
  { route: 'courses.quiz_parts.remove_section', allow: KEEPERS, params: quiz },
  { route: 'courses.quiz_attempts.store', allow: 'signed_in', params: quiz },
  // Each their own; what is another's is not found.
  { route: 'courses.quiz_attempts.show', allow: 'signed_in', params: attempt },
  { route: 'courses.quiz_answers.update', allow: 'signed_in', params: attempt },
  { route: 'courses.hand_ins.create', allow: 'signed_in', params: attempt },
  { route: 'courses.hand_ins.store', allow: 'signed_in', params: attempt },
  { route: 'courses.quiz_results.index', allow: KEEPERS, params: quiz },
  { route: 'courses.quiz_results.items', allow: KEEPERS, params: quiz },
  { route: 'courses.regrades.store', allow: KEEPERS, params: quiz },
  { route: 'courses.quiz_marks.index', allow: KEEPERS, params: quiz },
  { route: 'courses.quiz_marks.edit', allow: KEEPERS, params: answer },
  { route: 'courses.quiz_marks.update', allow: KEEPERS, params: answer },
  { route: 'courses.accommodations.create', allow: KEEPERS, params: quiz },
  { route: 'courses.accommodations.store', allow: KEEPERS, params: quiz },
  { route: 'courses.accommodations.destroy', allow: KEEPERS, params: quiz },
]
