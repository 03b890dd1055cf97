import db from '@adonisjs/lucid/services/db'
import { Exception } from '@adonisjs/core/exceptions'
import { pagerOf } from '#shared/database/pager'
import { matchText } from '#shared/database/match_text'
import { isStaff } from '#identity/queries/is_staff'
import { inLocale } from '#shared/http/translate'
import { resourceItems } from '#library/queries/resource_items'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

export type CollectionRow = {
  id: string
  code: string
  parentId: string | null
  titleKm: string | null
  titleEn: string | null
  descriptionKm: string | null
  descriptionEn: string | null
  /** `hidden`: after a report. */
  state: 'draft' | 'published' | 'hidden'
  institutionId: string | null
  createdBy: string | null
}

const PER_PAGE = 20

const rows = () => db.from('library_collections')

export async function findCollectionCode(code: string): Promise<CollectionRow | undefined> {
  const row = await rows().where('code', code.toUpperCase()).first()
  return row && rowOf(row)
}

/** The collection with this code; 404 where there is none. */
export async function findCollection(code: string): Promise<CollectionRow> {
  const row = await findCollectionCode(code)
  if (!row) throw new Exception('No such collection', { status: 404, code: 'E_ROW_NOT_FOUND' })
  return row
}

const rowOf = (row: any): CollectionRow => ({
  id: row.id,
  code: row.code,
  parentId: row.parent_id,
  titleKm: row.title_km,
  titleEn: row.title_en,
  descriptionKm: row.description_km,
  descriptionEn: row.description_en,
  state: row.state,
  institutionId: row.institution_id,
  createdBy: row.created_by,
})

const itemOf = (row: CollectionRow, locale: Locale) => ({
  code: row.code,
  href: `/collections/${row.code}`,
  title: inLocale(locale, row.titleKm, row.titleEn),
  description: inLocale(locale, row.descriptionKm, row.descriptionEn),
  isDraft: row.state !== 'published',
})

type Asked = { mine: boolean; q: string | null; page: number }

/** Collections for everyone, or those of the person; those within others are found on their pages. */
export async function listCollections(
  actor: Actor | null,
  locale: Locale,
  { mine, q, page }: Asked
) {
  const asked = () => {
    const query = rows()
    matchText(query, 'search_text', q)
    if (mine) return query.where('created_by', actor!.personId)
    query.where('state', 'published')
    return q ? query : query.whereNull('parent_id')
  }
  const [{ total }] = await asked().count('* as total')
  const pager = pagerOf(total, page, PER_PAGE)
  const found = await asked()
    .orderBy('position')
    .orderBy('updated_at', 'desc')
    .limit(PER_PAGE)
    .offset((pager.page - 1) * PER_PAGE)
  return { pager, collections: found.map(rowOf).map((row) => itemOf(row, locale)) }
}

/** The collections right below one, and the one above. Two queries. */
export async function collectionsAround({ id, parentId }: CollectionRow, locale: Locale) {
  const below = await rows().where({ parent_id: id, state: 'published' }).orderBy('position')
  const above = parentId ? await rows().where('id', parentId).first() : undefined
  return {
    below: below.map(rowOf).map((row) => itemOf(row, locale)),
    above: above && itemOf(rowOf(above), locale),
  }
}

/** The id of the collection above one. */
export async function parentOf(id: string): Promise<string | null> {
  const row = await rows().where('id', id).select('parent_id').first()
  return row?.parent_id ?? null
}

/** What a collection holds, in its order, as far as this reader may open it. Four queries. */
export async function collectionItems(collectionId: string, actor: Actor | null, locale: Locale) {
  const query = db
    .from('library_collection_items as i')
    .join('library_resources as r', 'r.id', 'i.resource_id')
    .where({ 'i.collection_id': collectionId, 'r.state': 'published', 'r.scope': 'national' })
    .orderBy('i.position')
    .select('i.id', 'i.resource_id', 'i.note_km', 'i.note_en', 'r.code')
  if (!isStaff(actor)) query.where('r.teacher_only', false)
  const found = await query
  const items = await resourceItems(
    found.map((row) => row.resource_id),
    locale
  )
  return found.flatMap((row) => {
    const item = items.find(({ code }) => code === row.code)
    if (!item) return []
    return [{ id: row.id as string, item, note: inLocale(locale, row.note_km, row.note_en) }]
  })
}

/** The collections that a person may put something into. One query. */
export async function ownCollections(actor: Actor, locale: Locale) {
  const found = await rows()
    .where('created_by', actor.personId)
    .orderBy('updated_at', 'desc')
    .limit(50)
  return found
    .map(rowOf)
    .map((row) => ({ value: row.code, text: itemOf(row, locale).title, id: row.id }))
}
