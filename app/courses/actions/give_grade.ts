import { newId } from '#shared/ids'
import { audit } from '#shared/audit/record'
import { sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import { notify } from '#identity/actions/notify'
import { notices } from '#courses/notices'
import type { Actor } from '#shared/actor'
import type { Activity, Course } from '#courses/course_types'
import type { GradeKind } from '#courses/queries/grades'

export type GradeInput = { kind: GradeKind; score: number | null; feedback: string | null }

type Titled = Pick<Activity, 'titleKm' | 'titleEn'>

/**
 * Gives a learner a grade by hand, for an activity or for the whole course (null): it counts in the place of what was reached
 * until another one is given. The learner is told where grades are shown.
 */
export async function giveGrade(
  actor: Actor,
  course: Course,
  to: { personId: string; activity: Activity | null; isShown: boolean },
  input: GradeInput
) {
  const { personId, activity } = to
  const score = input.kind === 'score' ? input.score : null
  await transaction(async (trx) => {
    await trx.table('courses_grades').insert({
      ...{ id: newId(), course_id: course.id, activity_id: activity?.id ?? null },
      ...{ person_id: personId, kind: input.kind, score, feedback: input.feedback },
      ...{ given_by: actor.personId, given_at: sqlTime() },
    })
    await audit(trx, actor, {
      ...{ verb: 'courses.grade_given', subject: { type: 'person', id: personId } },
      institutionId: course.institutionId,
      after: { course: course.code, activity: activity?.id ?? null, kind: input.kind, score },
    })
    if (!to.isShown) return
    await notify(trx, {
      ...{ kind: notices.graded, to: [personId], institutionId: course.institutionId },
      data: { title: bothTitles(activity ?? course) },
      href: `/courses/${course.code}/grades/mine`,
    })
  })
}

const bothTitles = ({ titleKm, titleEn }: Titled) => ({
  ...{ km: titleKm ?? titleEn ?? '', en: titleEn ?? titleKm ?? '' },
})
