import db from '@adonisjs/lucid/services/db'
import CodeEntry from '#institutions/models/code_entry'
import { Exception } from '@adonisjs/core/exceptions'
import { inLocale } from '#shared/http/translate'
import { matchText } from '#shared/database/match_text'
import { pagerOf } from '#shared/database/pager'
import { isActiveOn, todayThere } from '#institutions/code_entry_columns'
import type { Locale } from '#config/i18n'

/** The list of the lists: its codes are their names, its labels their titles. */
export const LIST_OF_LISTS = 'code_list'

const PER_PAGE = 50

/** Every list with its title and how many of its entries are active and have ended. Two queries. */
export async function listCodeLists(locale: Locale) {
  const counted = await db
    .from('institutions_code_entries')
    .groupBy('list')
    .select('list')
    .count('* as total')
  const today = todayThere()
  const ended = await db
    .from('institutions_code_entries')
    .where('active_to', '<', today)
    .groupBy('list')
    .select('list')
    .count('* as total')
  const titles = await titlesOf(locale)
  const endedOf = new Map(ended.map((row) => [row.list, Number(row.total)]))
  const position = [...titles.keys()]
  const names = new Set([...position, ...counted.map((row) => row.list as string)])
  const totals = new Map(counted.map((row) => [row.list, Number(row.total)]))
  return [...names].map((list) => ({
    list,
    title: titles.get(list) ?? list,
    total: totals.get(list) ?? 0,
    ended: endedOf.get(list) ?? 0,
  }))
}

async function titlesOf(locale: Locale) {
  const entries = await CodeEntry.query()
    .where('list', LIST_OF_LISTS)
    .orderBy('position')
    .orderBy('code')
  return new Map(entries.map((one) => [one.code, inLocale(locale, one.labelKm, one.labelEn)]))
}

/** The title of a list. @throws 404 where there is no such list */
export async function findCodeList(list: string, locale: Locale) {
  const titles = await titlesOf(locale)
  const first = titles.has(list) ? true : await CodeEntry.query().where('list', list).first()
  if (!first) throw new Exception('No such list', { status: 404, code: 'E_ROW_NOT_FOUND' })
  return { list, title: titles.get(list) ?? list }
}

type Filter = { q: string | null; state: string | null; page: number }

/** One page of a list's entries; `state` is `active`, `ended` or null for all. */
export async function listEntries(list: string, { q, state, page }: Filter) {
  const today = todayThere()
  const query = CodeEntry.query().where('list', list)
  matchText(query, 'search_text', q)
  if (state === 'ended') query.where('active_to', '<', today)
  if (state === 'active') {
    query.where((either) => either.whereNull('active_to').orWhere('active_to', '>=', today))
  }
  const [{ $extras }] = await query.clone().count('* as total')
  const pager = pagerOf($extras.total, page, PER_PAGE)
  const rows = await query.orderBy('position').orderBy('code').forPage(pager.page, PER_PAGE)
  return {
    pager,
    rows: rows.map(({ code, labelKm, labelEn, activeFrom, activeTo, position }) => ({
      ...{ code, labelKm, labelEn, activeFrom, activeTo, position },
      isActive: isActiveOn({ activeFrom, activeTo }, today),
    })),
  }
}

/** @throws 404 */
export async function findEntry(list: string, code: string) {
  const entry = await CodeEntry.query().where({ list, code }).first()
  if (!entry) throw new Exception('No such entry', { status: 404, code: 'E_ROW_NOT_FOUND' })
  return entry
}
