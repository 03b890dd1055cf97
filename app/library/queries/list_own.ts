import db from '@adonisjs/lucid/services/db'
import { pagerOf } from '#shared/database/pager'
import { matchText } from '#shared/database/match_text'
import { inLocale } from '#shared/http/translate'
import { isStaff } from '#identity/queries/is_staff'
import { narrowToOwn } from '#library/own_people'
import { itemsOf } from '#library/queries/resource_items'
import { resourceRows, rowOf } from '#library/queries/find_resource'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

const PER_PAGE = 20

type Asked = { q: string | null; kind: string | null; page: number }

/**
 * What institutions keep for their own people, for one of these people: the newest first, with the institution that
 * keeps it. It is in no public index, so the words are looked for in titles and descriptions here.
 */
export async function listOwn(actor: Actor, locale: Locale, { q, kind, page }: Asked) {
  const asked = async () => {
    const rows = resourceRows().where({ state: 'published', shelf: 'open' })
    if (!isStaff(actor)) rows.where('teacher_only', false)
    if (kind) rows.where('kind', kind)
    matchText(rows, 'search_text', q)
    await narrowToOwn(actor, rows)
    return { rows }
  }
  const counted = await asked()
  const [{ total }] = await counted.rows.clearSelect().count('* as total')
  const pager = pagerOf(total, page, PER_PAGE)
  const { rows } = await asked()
  const found = await rows
    .orderBy('published_at', 'desc')
    .orderBy('code')
    .limit(PER_PAGE)
    .offset((pager.page - 1) * PER_PAGE)
  const resources = found.map(rowOf)
  const names = await keepersOf(resources, locale)
  const items = await itemsOf(resources, locale)
  return {
    pager,
    items: items.map((item, index) => ({
      ...item,
      keeper: names.get(resources[index].institutionId ?? ''),
    })),
  }
}

/** The names of the institutions that keep these. */
async function keepersOf(rows: { institutionId: string | null }[], locale: Locale) {
  const ids = [...new Set(rows.flatMap(({ institutionId }) => institutionId ?? []))]
  if (ids.length === 0) return new Map<string, string>()
  const found = await db.from('institutions').whereIn('id', ids).select('id', 'name_km', 'name_en')
  return new Map(found.map((row) => [row.id as string, inLocale(locale, row.name_km, row.name_en)]))
}

/** How much of it there is for these words; no query for visitors. */
export async function countOwn(actor: Actor | null, q: string | null): Promise<number> {
  if (!actor || actor.grants.length === 0) return 0
  const rows = db.from('library_resources').where({ state: 'published', shelf: 'open' })
  if (!isStaff(actor)) rows.where('teacher_only', false)
  matchText(rows, 'search_text', q)
  await narrowToOwn(actor, rows)
  const [{ total }] = await rows.count('* as total')
  return Number(total)
}
