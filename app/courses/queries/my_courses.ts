import db from '@adonisjs/lucid/services/db'
import { inLocale } from '#shared/http/translate'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

const MOST = 3

/** The courses in which this person goes on: the last ones first, each where it was left. Two queries. */
export async function myCourses(actor: Actor | null, locale: Locale) {
  if (!actor) return []
  const rows = await db
    .from('courses_enrolments as e')
    .join('courses_courses as c', 'c.id', 'e.course_id')
    .leftJoin('courses_activities as a', 'a.id', 'e.last_activity_id')
    .where({ 'e.person_id': actor.personId, 'e.state': 'active', 'c.state': 'open' })
    .whereNull('e.completed_at')
    .orderByRaw('coalesce(e.seen_at, e.enrolled_at) desc')
    .limit(MOST)
    .select('c.id', 'c.code', 'c.title_km', 'c.title_en', 'e.done', 'a.id as activity_id')
    .select('a.title_km as activity_km', 'a.title_en as activity_en')
  if (rows.length === 0) return []
  const counted = await db
    .from('courses_activities')
    .whereIn(
      'course_id',
      rows.map(({ id }) => id)
    )
    .where('is_required', true)
    .whereNot('completion', 'none')
    .where((query) => query.whereNull('test').orWhereNot('test', 'pre'))
    .groupBy('course_id')
    .select('course_id')
    .count('* as total')
  return rows.map((row) => ({
    href: row.activity_id
      ? `/courses/${row.code}/activities/${row.activity_id}`
      : `/courses/${row.code}`,
    title: inLocale(locale, row.title_km, row.title_en),
    place: inLocale(locale, row.activity_km, row.activity_en),
    done: Number(row.done),
    of: Number(counted.find((one) => one.course_id === row.id)?.total ?? 0),
  }))
}
