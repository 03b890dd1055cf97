import { newId } from '#shared/ids'
import { audit } from '#shared/audit/record'
import { failed, ok } from '#shared/result'
import { sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import { activityOf } from '#courses/queries/course_outline'
import { noteProgress } from '#courses/actions/note_progress'
import type { Actor } from '#shared/actor'
import type { Activity, Course } from '#courses/course_types'
import type { HandIn } from '#courses/queries/hand_ins'

export type Work = {
  text: string | null
  /** New ones; the names of those that go. */
  files: { name: string; blobId: string }[]
  removed: string[]
  /** Left for later where false. */
  isReady: boolean
}

/** The most files of one hand-in. */
export const MOST_FILES = 10

/** Keeps what a learner has written, and hands it in where it is ready. What was marked stays as it is. */
export async function handInWork(personId: string, activity: Activity, work: Work) {
  return transaction(async (trx) => {
    const mine = { activity_id: activity.id, person_id: personId }
    const known = await trx.from('courses_hand_ins').where(mine).forUpdate().first()
    if (known?.state === 'returned') return failed({ type: 'returned' })
    const id = known?.id ?? newId()
    const now = sqlTime()
    const row = {
      ...{ text: work.text, updated_at: now, state: work.isReady ? 'handed_in' : 'draft' },
      handed_in_at: work.isReady ? now : null,
    }
    if (known) await trx.from('courses_hand_ins').where('id', id).update(row)
    else {
      await trx
        .table('courses_hand_ins')
        .insert({ id, ...mine, course_id: activity.courseId, ...row })
    }
    const files = () => trx.from('courses_hand_in_files').where('hand_in_id', id)
    await files()
      .whereIn('name', [...work.removed, ...work.files.map(({ name }) => name)])
      .delete()
    for (const { name, blobId } of work.files) {
      await trx
        .table('courses_hand_in_files')
        .insert({ id: newId(), hand_in_id: id, name, blob_id: blobId })
    }
    const [{ total }] = await files().count('* as total')
    if (Number(total) > MOST_FILES) return failed({ type: 'too_many' })
    if (work.isReady && !work.text?.trim() && Number(total) === 0) return failed({ type: 'empty' })
    if (work.isReady) await noteProgress(trx, activity, personId, { isFinished: true })
    return ok(undefined)
  })
}

export type Marks = {
  score: number
  marks: number[]
  feedback: string | null
  /** The learner may work on it again. */
  again: boolean
}

/** Marks what was handed in, and gives it back. */
export async function markWork(actor: Actor, course: Course, handIn: HandIn, given: Marks) {
  await transaction(async (trx) => {
    const row = await trx.from('courses_activities').where('id', handIn.activityId).firstOrFail()
    const activity = activityOf(row)
    await trx
      .from('courses_hand_ins')
      .where('id', handIn.id)
      .update({
        ...{ score: given.score, marks: JSON.stringify(given.marks), feedback: given.feedback },
        ...{ marked_by: actor.personId, marked_at: sqlTime() },
        state: given.again ? 'draft' : 'returned',
      })
    const most = activity.settings.points ?? 100
    if (!given.again) {
      const news = { score: most > 0 ? given.score / most : null, isFinished: true }
      await noteProgress(trx, activity, handIn.personId, news)
    }
    await audit(trx, actor, {
      ...{ verb: 'courses.work_marked', subject: { type: 'person', id: handIn.personId } },
      ...{ institutionId: course.institutionId, after: { course: course.code } },
    })
  })
}
