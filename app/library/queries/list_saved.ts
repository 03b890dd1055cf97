import db from '@adonisjs/lucid/services/db'
import { pagerOf } from '#shared/database/pager'
import { narrowToOpen } from '#library/own_people'
import { isStaff } from '#identity/queries/is_staff'
import { resourceItems } from '#library/queries/resource_items'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

const PER_PAGE = 20

/** What the person saved and may still open, the latest first. */
export async function listSaved(actor: Actor, locale: Locale, page: number) {
  const asked = async () => {
    const rows = db
      .from('library_saves as s')
      .join('library_resources as r', 'r.id', 's.resource_id')
      .where({ 's.person_id': actor.personId, 'r.state': 'published' })
    if (!isStaff(actor)) rows.where('r.teacher_only', false)
    await narrowToOpen(actor, rows, 'r.')
    return { rows }
  }
  const counted = await asked()
  const [{ total }] = await counted.rows.count('* as total')
  const pager = pagerOf(total, page, PER_PAGE)
  const listed = await asked()
  const rows = await listed.rows
    .orderBy('s.created_at', 'desc')
    .limit(PER_PAGE)
    .offset((pager.page - 1) * PER_PAGE)
    .select('r.id')
  return {
    pager,
    items: await resourceItems(
      rows.map(({ id }) => id),
      locale
    ),
  }
}

export async function isSaved(actor: Actor | null, resourceId: string) {
  if (!actor) return false
  const mine = { person_id: actor.personId, resource_id: resourceId }
  return Boolean(await db.from('library_saves').where(mine).first())
}
