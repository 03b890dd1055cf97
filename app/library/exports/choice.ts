import db from '@adonisjs/lucid/services/db'
import { searchIndex } from '#search/queries/search_index'
import { inLocale, translate } from '#shared/http/translate'
import { OPEN } from '#library/open/open_rows'
import { countedFacets } from '#search/types'
import { listQuery } from '#library/list_query'
import { findCollection } from '#library/queries/collections'
import type { Locale } from '#config/i18n'

/** What somebody chose to take along. */
export type Choice =
  | { of: 'search'; query: string; staff: boolean }
  | { of: 'collection'; code: string; staff: boolean }
  | { of: 'codes'; codes: string[]; staff: boolean }

/** How many resources go into one export. */
export const MOST = 20_000

const PORTION = 500

/** The ids of what was chosen, in its order: nothing but what whoever chose may open. */
export async function chosenIds(choice: Choice): Promise<string[]> {
  if (choice.of === 'search') return searchedIds(choice)
  const query = db
    .from('library_resources as r')
    .where({ 'r.state': OPEN.state, 'r.scope': OPEN.scope, 'r.shelf': OPEN.shelf })
  if (!choice.staff) query.where('r.teacher_only', false)
  if (choice.of === 'codes') {
    const rows = await query.whereIn('r.code', choice.codes).select('r.id', 'r.code')
    return choice.codes.flatMap((code) => rows.find((row) => row.code === code)?.id ?? [])
  }
  const rows = await query
    .join('library_collection_items as i', 'i.resource_id', 'r.id')
    .whereIn('i.collection_id', await withBelow(choice.code))
    .orderBy('i.collection_id')
    .orderBy('i.position')
    .select('r.id')
  return [...new Set(rows.map(({ id }) => id as string))]
}

async function searchedIds({ query, staff }: { query: string; staff: boolean }) {
  const { q, filters, sort } = listQuery(valuesOf(query))
  const ids: string[] = []
  for (let page = 1; ids.length < MOST; page++) {
    const found = await searchIndex().search({
      ...{ text: q, filters, sort, staff, page, perPage: PORTION, nouns: ['resource'] },
    })
    ids.push(...found.ids)
    if (ids.length >= found.total || found.ids.length === 0) break
  }
  return ids.slice(0, MOST)
}

/** The collection and those within it. */
async function withBelow(code: string) {
  const { id } = await findCollection(code)
  const all = [id]
  for (let above = [id]; above.length > 0 && all.length < 1000;) {
    const rows = await db
      .from('library_collections')
      .whereIn('parent_id', above)
      .where('state', 'published')
      .select('id')
    above = rows.map((row) => row.id as string).filter((one) => !all.includes(one))
    all.push(...above)
  }
  return all
}

function valuesOf(query: string) {
  const values: Record<string, string[] | string> = {}
  for (const [name, value] of new URLSearchParams(query)) {
    values[name] = name in values ? [values[name], value].flat() : value
  }
  return values
}

/** The choice in words. */
export async function choiceTitle(choice: Choice, locale: Locale): Promise<string> {
  const said = (key: string, data: object) =>
    translate(locale, `library.exports.what.${key}`, { ...data })
  if (choice.of === 'codes') return said('codes', { count: choice.codes.length })
  if (choice.of === 'collection') {
    const { titleKm, titleEn } = await findCollection(choice.code)
    return said('collection', { what: inLocale(locale, titleKm, titleEn) })
  }
  const { q, filters } = listQuery(valuesOf(choice.query))
  const narrowed = Object.entries(filters).map(([name, values]) => {
    const word = (countedFacets as readonly string[]).includes(name)
      ? `library.facets.${name}`
      : undefined
    return [word && translate(locale, word), values.join(', ')].filter(Boolean).join(' ')
  })
  const what = [q, ...narrowed].filter(Boolean).join(', ')
  return what ? said('search', { what }) : said('everything', {})
}
