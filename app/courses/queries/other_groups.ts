import db from '@adonisjs/lucid/services/db'
import { inLocale } from '#shared/http/translate'
import { narrowToReach, KEEPERS } from '#courses/access'
import type { Actor } from '#shared/actor'
import type { Learner } from '#courses/actions/enrol'
import type { Locale } from '#config/i18n'

/** Groups of other courses that this person teaches. */
function reached(actor: Actor, courseId: string) {
  const taught = db.from('courses_instructors').where('person_id', actor.personId)
  return db
    .from('courses_groups as g')
    .join('courses_courses as c', 'c.id', 'g.course_id')
    .whereNot('c.id', courseId)
    .where((mine) => {
      mine
        .whereIn('c.id', taught.select('course_id'))
        .orWhere((near) =>
          near
            .whereNot('c.scope', 'national')
            .where((own) => narrowToReach(own, actor, 'c.', KEEPERS))
        )
    })
}

/** To choose from in a form. One query. */
export async function groupChoices(actor: Actor, courseId: string, locale: Locale) {
  const rows = await reached(actor, courseId)
    .orderBy('c.updated_at', 'desc')
    .orderBy('g.position')
    .limit(100)
    .select('g.id', 'g.name', 'c.title_km', 'c.title_en')
  return rows.map((row) => ({
    value: row.id as string,
    text: `${row.name} · ${inLocale(locale, row.title_km, row.title_en)}`,
  }))
}

/** Everybody in such a group, to be enrolled; undefined where it is none of theirs. */
export async function learnersOfGroup(
  actor: Actor,
  courseId: string,
  groupId: string
): Promise<Learner[] | undefined> {
  if (!(await reached(actor, courseId).where('g.id', groupId).select('g.id').first())) return
  const rows = await db
    .from('courses_enrolments')
    .where({ group_id: groupId, state: 'active' })
    .orderBy('enrolled_at')
    .orderBy('id')
  return rows.map((row) => ({ personId: row.person_id, institutionId: row.institution_id }))
}
