import { newId } from '#shared/ids'
import { publish } from '#shared/outbox/publish'
import { sqlTime } from '#shared/database/times'
import { counts } from '#courses/path/course_path'
import { activityOf } from '#courses/queries/course_outline'
import CourseCompleted from '#courses/events/course_completed'
import type { Activity } from '#courses/course_types'
import type { TransactionClientContract as Trx } from '@adonisjs/lucid/types/database'

/** What is new about a learner in an activity. */
export type News = {
  attemptId?: string
  /** From 0 to 1. */
  score?: number | null
  /** The activity's own end was reached: a package finished, a quiz or a hand-in handed in, a meeting attended. */
  isFinished?: boolean
  /** The learner says that it is done. */
  isSaid?: boolean
  /** A teacher has marked it: the score takes the place of the one before, and it is no visit of the learner. */
  isMarked?: boolean
}

/** Whether this news, or a score that stands, completes the activity by its rule. */
export function completes({ completion, passing }: Activity, news: News, best: number | null) {
  if (completion === 'opened') return true
  if (completion === 'said') return news.isSaid === true
  if (completion === 'finished') return news.isFinished === true
  if (completion === 'score') return best !== null && best * 100 >= (passing ?? 0) - 1e-9
  return false
}

/**
 * The only way progress is written: the better score stays (a mark by hand is corrected by the next), and what is done
 * stays done. Somebody who isn't enrolled has none. Of the end of the whole course others hear by `courses.course_completed`, once.
 */
export async function noteProgress(trx: Trx, activity: Activity, personId: string, news: News) {
  const enrolment = await trx
    .from('courses_enrolments')
    .where({ course_id: activity.courseId, person_id: personId, state: 'active' })
    .forUpdate()
    .first()
  if (!enrolment) return
  const now = sqlTime()
  const mine = { activity_id: activity.id, person_id: personId }
  const known = await trx.from('courses_progress').where(mine).first()
  const stands = news.isMarked ? null : (known?.score ?? null)
  const scores = [stands, news.score ?? null].filter((one) => one !== null)
  const best = scores.length > 0 ? Math.max(...scores.map(Number)) : null
  const isDone = Boolean(known?.done_at) || completes(activity, news, best)
  const row = {
    ...{ score: best, seen_at: now, done_at: known?.done_at ?? (isDone ? now : null) },
    attempt_id: news.attemptId ?? known?.attempt_id ?? null,
  }
  if (known) await trx.from('courses_progress').where('id', known.id).update(row)
  else {
    await trx.table('courses_progress').insert({
      ...{ id: newId(), ...mine, course_id: activity.courseId, begun_at: now, ...row },
    })
  }
  if (!news.isMarked) {
    await trx
      .from('courses_enrolments')
      .where('id', enrolment.id)
      .update({ last_activity_id: activity.id, seen_at: now })
  }
  if (isDone && !known?.done_at) await sumUp(trx, enrolment)
}

/** Counts what a learner has done of what counts; the course is completed when that is all. */
export async function sumUp(
  trx: Trx,
  enrolment: { id: string; course_id: string; person_id: string }
) {
  const { course_id: courseId, person_id: personId } = enrolment
  const rows = await trx.from('courses_activities').where('course_id', courseId)
  const counted = rows.map(activityOf).filter(counts)
  const done = await trx
    .from('courses_progress')
    .where({ course_id: courseId, person_id: personId })
    .whereNotNull('done_at')
    .select('activity_id')
  const ids = new Set(done.map(({ activity_id: id }) => id))
  const count = counted.filter(({ id }) => ids.has(id)).length
  await trx.from('courses_enrolments').where('id', enrolment.id).update({ done: count })
  if (counted.length === 0 || count < counted.length) return
  const [changed] = await trx
    .from('courses_enrolments')
    .where('id', enrolment.id)
    .whereNull('completed_at')
    .update({ completed_at: sqlTime() }, ['id'])
  if (changed)
    await publish(trx, new CourseCompleted(courseId, { personId, enrolmentId: enrolment.id }))
}
