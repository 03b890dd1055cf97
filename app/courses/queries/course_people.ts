import db from '@adonisjs/lucid/services/db'
import { clock } from '#shared/clock'
import { pagerOf } from '#shared/database/pager'
import { instant } from '#shared/database/instant'
import { sqlTime } from '#shared/database/times'
import { seenNames } from '#identity/queries/seen_names'
import { counts as isCounted } from '#courses/path/course_path'
import { courseActivities, progressOf } from '#courses/queries/course_outline'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'
import type { Course } from '#courses/course_types'

const PER_PAGE = 30

/** After so many days without a visit somebody who is not through counts as stuck. */
const QUIET_DAYS = 7

export const learnerFilters = ['all', 'stuck', 'through', 'waiting', 'left'] as const
export type LearnerFilter = (typeof learnerFilters)[number]

function rowsOf(courseId: string, filter: LearnerFilter) {
  const query = db.from('courses_enrolments').where('course_id', courseId)
  if (filter === 'waiting' || filter === 'left') return query.where('state', filter)
  query.where('state', 'active')
  if (filter === 'through') query.whereNotNull('completed_at')
  if (filter === 'stuck') query.whereNull('completed_at').where(isQuiet)
  return query
}

const isQuiet = (query: any) => {
  const since = sqlTime(clock.now().minus({ days: QUIET_DAYS }))
  query.where('seen_at', '<', since).orWhere((never: any) => {
    never.whereNull('seen_at').where('enrolled_at', '<', since)
  })
}

/** How many learners there are of each kind. One query. */
export async function countLearners(courseId: string) {
  const since = sqlTime(clock.now().minus({ days: QUIET_DAYS }))
  const [row] = await db
    .from('courses_enrolments')
    .where('course_id', courseId)
    .select(
      db.raw("sum(case when state = 'active' then 1 else 0 end) as all_of"),
      db.raw("sum(case when state = 'waiting' then 1 else 0 end) as waiting"),
      db.raw("sum(case when state = 'left' then 1 else 0 end) as left_of"),
      db.raw(
        "sum(case when state = 'active' and completed_at is not null then 1 else 0 end) as through_of"
      ),
      db.raw(
        "sum(case when state = 'active' and completed_at is null and coalesce(seen_at, enrolled_at) < ? then 1 else 0 end) as stuck",
        [since]
      )
    )
  return {
    ...{ all: Number(row.all_of ?? 0), stuck: Number(row.stuck ?? 0) },
    ...{ through: Number(row.through_of ?? 0), waiting: Number(row.waiting ?? 0) },
    left: Number(row.left_of ?? 0),
  }
}

/** A page of the learners with what each has done, activity by activity. */
export async function coursePeople(
  course: Course,
  actor: Actor,
  locale: Locale,
  { filter, page, perPage = PER_PAGE }: { filter: LearnerFilter; page: number; perPage?: number }
) {
  const counts = await countLearners(course.id)
  const pager = pagerOf(counts[filter], page, perPage)
  const rows = await rowsOf(course.id, filter)
    .orderBy('enrolled_at')
    .orderBy('id')
    .limit(perPage)
    .offset((pager.page - 1) * perPage)
  const ids = rows.map((row) => row.person_id as string)
  const names = await seenNames(actor, ids, locale)
  const activities = await courseActivities(course.id)
  const found = await db
    .from('courses_progress')
    .where('course_id', course.id)
    .whereIn('person_id', ids)
  const counted = activities.filter((one) => one.completion !== 'none')
  return {
    ...{ pager, counts },
    activities: counted,
    of: activities.filter(isCounted).length,
    learners: rows.map((row) => {
      const progress = found.filter((one) => one.person_id === row.person_id).map(progressOf)
      return {
        ...{ personId: row.person_id as string, name: names.get(row.person_id) ?? '' },
        ...{ state: row.state as string, done: Number(row.done), source: row.source as string },
        ...{ seenAt: instant(row.seen_at), completedAt: instant(row.completed_at) },
        progress: new Map(progress.map((one) => [one.activityId, one])),
      }
    }),
  }
}

/** Of each activity how many have begun and how many have done it: without names, for a projector. One query. */
export async function activityCounts(courseId: string) {
  const rows = await db
    .from('courses_progress as p')
    .join('courses_enrolments as e', (on) =>
      on.on('e.course_id', 'p.course_id').andOn('e.person_id', 'p.person_id')
    )
    .where('p.course_id', courseId)
    .where('e.state', 'active')
    .groupBy('p.activity_id')
    .select('p.activity_id')
    .count('* as begun')
    .count('p.done_at as done')
    .avg('p.score as score')
  return new Map(
    rows.map((row) => [
      row.activity_id as string,
      {
        ...{ begun: Number(row.begun), done: Number(row.done) },
        score: row.score === null ? null : Math.round(Number(row.score) * 100),
      },
    ])
  )
}
