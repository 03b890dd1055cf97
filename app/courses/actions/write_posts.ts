import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { audit } from '#shared/audit/record'
import { failed, ok } from '#shared/result'
import { sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import { tellTeachers } from '#courses/actions/tell_teachers'
import { noteProgress } from '#courses/actions/note_progress'
import { activityOf } from '#courses/queries/course_outline'
import type { Actor } from '#shared/actor'
import type { Activity, Course } from '#courses/course_types'
import type { Post } from '#courses/queries/posts'
import type { TransactionClientContract as Trx } from '@adonisjs/lucid/types/database'

/** Nobody writes more in an hour: enough for a lively class, too little for a machine. */
const MOST_AN_HOUR = 30

type Written = { body: string; parentId: string | null; teaches: boolean }

/**
 * Writes into a discussion. What learners write waits for a teacher, unless the discussion lets it stand at once.
 * @returns whether it is shown already
 */
export async function addPost(
  actor: Actor,
  course: Course,
  activity: Activity,
  { body, parentId, teaches }: Written
) {
  return transaction(async (trx) => {
    const hourAgo = sqlTime(clock.now().minus({ hours: 1 }))
    const own = trx.from('courses_posts').where('person_id', actor.personId)
    const [{ total }] = await own.where('created_at', '>', hourAgo).count('* as total')
    if (Number(total) >= MOST_AN_HOUR) return failed({ type: 'too_many' as const })
    const above = parentId && (await answerable(trx, activity.id, parentId))
    if (parentId && !above) return failed({ type: 'no_post' as const })
    const isShown = teaches || activity.settings.moderation === 'after'
    if (!isShown) await tellTeachers(trx, course)
    await trx.table('courses_posts').insert({
      ...{ id: newId(), course_id: course.id, activity_id: activity.id, parent_id: parentId },
      ...{ person_id: actor.personId, institution_id: actor.grants[0]?.institutionId ?? null },
      ...{ body, state: isShown ? 'shown' : 'waiting', created_at: sqlTime() },
    })
    if (isShown) await noteProgress(trx, activity, actor.personId, { isFinished: true })
    return ok(isShown)
  })
}

const answerable = (trx: Trx, activityId: string, id: string) =>
  trx
    .from('courses_posts')
    .where({ id, activity_id: activityId, state: 'shown' })
    .whereNull('parent_id')
    .first()

/** A teacher shows a post or hides it. What is shown counts for its writer. */
export async function decidePost(
  actor: Actor,
  course: Course,
  post: Post,
  state: 'shown' | 'hidden'
) {
  await transaction(async (trx) => {
    await trx
      .from('courses_posts')
      .where('id', post.id)
      .update({ state, decided_by: actor.personId, decided_at: sqlTime(), reported_at: null })
    if (state === 'shown') {
      const row = await trx.from('courses_activities').where('id', post.activityId).first()
      await noteProgress(trx, activityOf(row), post.personId, { isFinished: true })
    }
    await audit(trx, actor, {
      verb: state === 'shown' ? 'courses.post_shown' : 'courses.post_hidden',
      ...{ subject: { type: 'person', id: post.personId }, institutionId: course.institutionId },
      ...{ before: { state: post.state }, after: { course: course.code, post: post.id } },
    })
  })
}

/** Somebody takes back what they wrote, as long as nobody has answered. @returns whether that was so */
export async function withdrawPost(post: Post): Promise<boolean> {
  return transaction(async (trx) => {
    if (await trx.from('courses_posts').where('parent_id', post.id).first()) return false
    await trx.from('courses_posts').where('id', post.id).delete()
    return true
  })
}

/** Somebody thinks that it should not stand there: it waits for a teacher, who decides once and for all. */
export async function reportPost(course: Course, post: Post) {
  if (post.state !== 'shown' || post.decidedAt !== null) return
  await transaction(async (trx) => {
    await tellTeachers(trx, course)
    await trx
      .from('courses_posts')
      .where({ id: post.id, state: 'shown' })
      .whereNull('decided_at')
      .update({ state: 'waiting', reported_at: sqlTime() })
  })
}
