import db from '@adonisjs/lucid/services/db'
import { clock } from '#shared/clock'
import { instant } from '#shared/database/instant'
import { stuckOn } from '#courses/path/stuck'
import { courseActivities, progressOf } from '#courses/queries/course_outline'
import type { Activity, Course, Progress } from '#courses/course_types'

/** Of a large course those are shown who were here last: a class is never so large. */
export const MOST_LEARNERS = 300

/** Who was here within so many minutes is at work. */
const HERE_MINUTES = 10

type Asked = { groupId?: string | null; personIds?: readonly string[] }

/**
 * The active learners of a course who were here last, each with what is done, where they are and whether they are stuck.
 * Four queries, whatever the size of the class.
 */
export async function classLearners(course: Pick<Course, 'id'>, asked: Asked = {}) {
  const rows = await enrolled(course.id, asked)
  const ids = rows.map((row) => row.person_id as string)
  const activities = await courseActivities(course.id)
  const progress = Map.groupBy(await progressIn(course.id, ids), ({ person }) => person)
  const tries = Map.groupBy(await quizTries(activities, ids), ({ personId }) => personId)
  const now = clock.now().toJSDate()
  const learners = rows.map((row) => {
    const own = (progress.get(row.person_id) ?? []).map(({ one }) => one)
    return learnerOf(row, { activities, own, tries: tries.get(row.person_id) ?? [], now })
  })
  return { activities, learners }
}

export type ClassLearner = Awaited<ReturnType<typeof classLearners>>['learners'][number]

function enrolled(courseId: string, { groupId, personIds }: Asked) {
  const query = db
    .from('courses_enrolments')
    .where({ course_id: courseId, state: 'active' })
    .orderByRaw('coalesce(seen_at, enrolled_at) desc')
    .orderBy('id')
    .limit(MOST_LEARNERS)
  if (groupId) query.where('group_id', groupId)
  if (personIds) query.whereIn('person_id', [...personIds])
  return query
}

async function progressIn(courseId: string, ids: string[]) {
  const rows = await db
    .from('courses_progress')
    .where('course_id', courseId)
    .whereIn('person_id', ids)
  return rows.map((row) => ({ person: row.person_id as string, one: progressOf(row) }))
}

/** Quizzes of the course that these learners have open: answering is a sign of life. */
async function quizTries(activities: readonly Activity[], ids: string[]) {
  const quizzes = activities.flatMap(({ quizId }) => quizId ?? [])
  if (quizzes.length === 0 || ids.length === 0) return []
  const rows = await db
    .from('courses_quiz_attempts')
    .whereIn('quiz_id', quizzes)
    .whereIn('person_id', ids)
    .where({ is_trial: false, state: 'open' })
    .select('person_id', 'quiz_id', 'seen_at')
  return rows.map((row) => ({
    ...{ personId: row.person_id as string, quizId: row.quiz_id as string },
    seenAt: instant(row.seen_at)!,
  }))
}

type Known = {
  activities: readonly Activity[]
  own: Progress[]
  tries: Awaited<ReturnType<typeof quizTries>>
  now: Date
}

function learnerOf(row: any, { activities, own, tries, now }: Known) {
  const enrolledAt = instant(row.enrolled_at)!
  const lastTry = tries.sort((a, b) => +b.seenAt - +a.seenAt)[0]
  const times = [instant(row.seen_at), lastTry?.seenAt].filter((time) => time instanceof Date)
  const seenAt = times.length > 0 ? new Date(Math.max(...times.map(Number))) : null
  const isComplete = row.completed_at !== null
  const lastActivityId = row.last_activity_id as string | null
  const since = (now.getTime() - (seenAt?.getTime() ?? 0)) / 60_000
  return {
    ...{ personId: row.person_id as string, groupId: row.group_id as string | null },
    ...{ done: Number(row.done), seenAt, isComplete, nudgedAt: instant(row.nudged_at) },
    isHere: since < HERE_MINUTES,
    progress: new Map(own.map((one) => [one.activityId, one])),
    at: activities.find(({ id }) => id === lastActivityId) ?? null,
    stuck: stuckOn({
      ...{ activities, progress: own, lastActivityId, isComplete, now },
      seenAt: seenAt ?? enrolledAt,
    }),
  }
}
