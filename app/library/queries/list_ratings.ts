import db from '@adonisjs/lucid/services/db'
import { pagerOf } from '#shared/database/pager'
import { instant } from '#shared/database/instant'
import namesOfPeople from '#identity/queries/names_of_people'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

const PER_PAGE = 20

/** What teachers say of a resource, the latest first, and what this one said. Four queries. */
export async function listRatings(resourceId: string, actor: Actor, locale: Locale, page: number) {
  const asked = () => db.from('library_ratings').where('resource_id', resourceId)
  const own = await asked().where('person_id', actor.personId).first()
  const [{ total }] = await asked().count('* as total')
  const pager = pagerOf(total, page, PER_PAGE)
  const rows = await asked()
    .orderBy('updated_at', 'desc')
    .limit(PER_PAGE)
    .offset((pager.page - 1) * PER_PAGE)
  const names = await namesOfPeople(
    [...new Set(rows.map((row) => row.person_id as string))],
    locale
  )
  return {
    pager,
    own: own && { stars: String(own.stars), comment: own.comment as string | null },
    ratings: rows.map((row) => ({
      person: names.get(row.person_id) ?? '–',
      stars: Number(row.stars),
      comment: row.comment as string | null,
      at: instant(row.updated_at)!,
    })),
  }
}
