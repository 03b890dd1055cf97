import { audit } from '#shared/audit/record'
import { sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import { notify } from '#identity/actions/notify'
import { notices } from '#courses/notices'
import { noteProgress } from '#courses/actions/note_progress'
import type { Actor } from '#shared/actor'
import type { Activity, Course } from '#courses/course_types'
import type { HandIn } from '#courses/queries/hand_ins'

export type Marks = {
  score: number | null
  /** By criterion, in their order. */
  marks: (number | null)[]
  feedback: string | null
  /** The learner may work on it again; no points count yet. */
  again: boolean
}

/** Marks what was handed in, gives it back, and tells the learner. Marking again takes the place of the mark before. */
export async function markWork(
  actor: Actor,
  course: Course,
  activity: Activity,
  { id, personId }: HandIn,
  given: Marks
) {
  const most = activity.settings.points ?? 100
  const score = given.again ? null : given.score
  await transaction(async (trx) => {
    await trx
      .from('courses_hand_ins')
      .where('id', id)
      .update({
        ...{ score, marks: JSON.stringify(given.marks), feedback: given.feedback },
        ...{ marked_by: actor.personId, marked_at: sqlTime() },
        ...{ state: given.again ? 'draft' : 'returned' },
      })
    if (score !== null) {
      const news = { score: score / most, isFinished: true, isMarked: true }
      await noteProgress(trx, activity, personId, news)
    }
    await audit(trx, actor, {
      ...{ verb: 'courses.work_marked', subject: { type: 'person', id: personId } },
      ...{ institutionId: course.institutionId, after: { course: course.code } },
    })
    const km = activity.titleKm ?? activity.titleEn ?? ''
    const en = activity.titleEn ?? activity.titleKm ?? ''
    await notify(trx, {
      ...{ kind: given.again ? notices.again : notices.marked, to: [personId] },
      ...{ data: { title: { km, en } }, institutionId: course.institutionId },
      href: `/courses/${course.code}/activities/${activity.id}`,
    })
  })
}
