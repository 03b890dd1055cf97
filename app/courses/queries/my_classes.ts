import db from '@adonisjs/lucid/services/db'
import { clock } from '#shared/clock'
import { sqlTime } from '#shared/database/times'
import { inLocale } from '#shared/http/translate'
import { isWriter } from '#courses/access'
import { QUIET_DAYS } from '#courses/path/stuck'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

const MOST = 3
const HERE_MINUTES = 10

/** The courses that this person teaches and somebody takes, those at work first. One query. */
export async function myClasses(actor: Actor | null, locale: Locale) {
  if (!actor || !isWriter(actor)) return []
  const here = sqlTime(clock.now().minus({ minutes: HERE_MINUTES }))
  const quiet = sqlTime(clock.now().minus({ days: QUIET_DAYS }))
  const rows = await db
    .from('courses_instructors as t')
    .join('courses_courses as c', 'c.id', 't.course_id')
    .join('courses_enrolments as e', 'e.course_id', 'c.id')
    .where({ 't.person_id': actor.personId, 'c.state': 'open', 'e.state': 'active' })
    .groupBy('c.id', 'c.code', 'c.title_km', 'c.title_en')
    .select('c.code', 'c.title_km', 'c.title_en')
    .count('* as total')
    .count('e.completed_at as through')
    .select(
      db.raw('sum(case when e.seen_at > ? then 1 else 0 end) as here', [here]),
      db.raw(
        'sum(case when e.completed_at is null and coalesce(e.seen_at, e.enrolled_at) < ? then 1 else 0 end) as quiet',
        [quiet]
      )
    )
    .orderByRaw('max(coalesce(e.seen_at, e.enrolled_at)) desc')
    .limit(MOST)
  return rows.map((row) => ({
    href: `/courses/${row.code}/progress`,
    title: inLocale(locale, row.title_km, row.title_en),
    ...{ total: Number(row.total), here: Number(row.here) },
    ...{ through: Number(row.through), quiet: Number(row.quiet) },
  }))
}
