import db from '@adonisjs/lucid/services/db'
import { pagerOf } from '#shared/database/pager'
import { seenNames } from '#identity/queries/seen_names'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

const PER_PAGE = 50

/** A page of the active learners with the group of each. */
export async function groupPeople(courseId: string, actor: Actor, locale: Locale, page: number) {
  const rows = () => db.from('courses_enrolments').where({ course_id: courseId, state: 'active' })
  const [{ total }] = await rows().count('* as total')
  const pager = pagerOf(total, page, PER_PAGE)
  const found = await rows()
    .orderBy('enrolled_at')
    .orderBy('id')
    .limit(PER_PAGE)
    .offset((pager.page - 1) * PER_PAGE)
    .select('person_id', 'group_id')
  const names = await seenNames(
    actor,
    found.map((row) => row.person_id as string),
    locale
  )
  return {
    pager,
    people: found.map((row) => ({
      ...{ personId: row.person_id as string, groupId: row.group_id as string | null },
      name: names.get(row.person_id) ?? '',
    })),
  }
}
