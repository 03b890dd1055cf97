import db from '@adonisjs/lucid/services/db'
import { clock } from '#shared/clock'
import { readTime, sqlTime } from '#shared/database/times'
import { clusterPhrases } from '#shared/khmer/clusters'
import { pagerOf } from '#shared/database/pager'
import { inLocale } from '#shared/http/translate'
import { matchText } from '#shared/database/match_text'
import type { Locale } from '#config/i18n'
import type { Channel, SiteState } from '#mirror/types'

/** Without a word for so many days a mirror is silent: also sticks come more often. */
export const SILENT_DAYS = 14

export const siteStandings = ['silent', 'behind', 'not_withdrawn', 'held', 'trial'] as const
export const siteOrders = ['silent', 'name', 'behind', 'disk'] as const
export const siteStates = ['active', 'waiting', 'suspended', 'reenrol', 'retired'] as const

export type SiteFilter = {
  q?: string | null
  profile?: string | null
  state?: string | null
  /** What is the matter with them. */
  standing?: string | null
  order?: string | null
  /** Only those that have not taken withdrawals up to this number. */
  lacksWithdrawal?: number | null
  /** Only those that are in use: they are to follow. */
  isInUse?: boolean
}

type Query = ReturnType<typeof db.from>

export const silentSince = () => sqlTime(clock.now().minus({ days: SILENT_DAYS }))

/** Editions on a mirror's channel that it does not have yet. */
const newer = () =>
  db
    .from('mirror_editions as e')
    .whereColumn('e.profile_id', 's.profile_id')
    .whereColumn('e.channel', 's.channel')
    .whereNotNull('e.published_at')
    .whereRaw('e.sequence > coalesce(s.sequence, 0)')

/** The number of what was withdrawn and published last. */
export async function publishedWithdrawals(): Promise<number> {
  const row = await db
    .from('mirror_publications')
    .whereNotNull('published_at')
    .orderBy('version', 'desc')
    .select('revocations')
    .first()
  return Number(row?.revocations ?? 0)
}

/** The mirrors that fit, without order; `withdrawals` is the number of the last withdrawal that was published. */
export function filteredSites(filter: SiteFilter, withdrawals: number): Query {
  const query = db
    .from('mirror_sites as s')
    .join('institutions as i', 'i.id', 's.institution_id')
    .join('mirror_profiles as p', 'p.id', 's.profile_id')
  if (filter.q) matchSite(query, filter.q)
  if (filter.profile) query.where('p.code', filter.profile)
  if (filter.isInUse) query.whereIn('s.state', ['active', 'suspended'])
  if (filter.state) query.where('s.state', filter.state)
  else query.whereNot('s.state', 'retired')
  narrow(query, filter.standing ?? '', withdrawals)
  if (filter.lacksWithdrawal) query.where('s.revocations', '<', filter.lacksWithdrawal)
  return query
}

/** By the words of its institution, by its own name or by its code. */
function matchSite(query: Query, words: string) {
  const code = words.toUpperCase().replaceAll(/[^0-9A-Z-]/g, '')
  query.where((any) => {
    any.where((one: Query) => matchText(one, 'i.search_text', words))
    if (code) any.orWhere('s.code', code)
    if (clusterPhrases(words).length > 0) {
      const name = words.toLowerCase().replaceAll(/[%_\\]/g, '')
      any.orWhereRaw('lower(s.name) like ?', [`%${name}%`])
    }
  })
}

/** How many mirrors in use there are, and with how many something is the matter. One query. */
export async function countStandings(withdrawals: number) {
  const behind = newer().select('e.id').toSQL()
  const [row] = await db
    .from('mirror_sites as s')
    .where('s.state', 'active')
    .count('* as active')
    .select(
      db.raw('sum(case when s.seen_at is null or s.seen_at < ? then 1 else 0 end) as silent', [
        silentSince(),
      ]),
      db.raw(`sum(case when exists (${behind.sql}) then 1 else 0 end) as behind`, [
        ...behind.bindings,
      ]),
      db.raw('sum(case when s.revocations < ? then 1 else 0 end) as not_withdrawn', [withdrawals]),
      db.raw('sum(case when s.state_note is not null then 1 else 0 end) as held')
    )
  const { active, silent, behind: lag, not_withdrawn: notWithdrawn, held } = row
  return {
    ...{ active: Number(active), silent: Number(silent ?? 0), behind: Number(lag ?? 0) },
    ...{ notWithdrawn: Number(notWithdrawn ?? 0), held: Number(held ?? 0) },
  }
}

function narrow(query: Query, standing: string, withdrawals: number) {
  if (standing === 'silent') {
    query.where((one) => one.whereNull('s.seen_at').orWhere('s.seen_at', '<', silentSince()))
  }
  if (standing === 'behind') query.whereExists(newer().select('e.id'))
  if (standing === 'not_withdrawn') query.where('s.revocations', '<', withdrawals)
  if (standing === 'held') query.whereNotNull('s.state_note')
  if (standing === 'trial') query.where('s.channel', 'pilot')
}

/** What a list shows of them, in the order that was asked for. */
export function orderedSites(query: Query, order?: string | null): Query {
  if (order === 'behind') query.orderBy('behind', 'desc')
  if (order === 'disk') query.orderByRaw('case when s.free_bytes is null then 1 else 0 end')
  if (order === 'disk') query.orderBy('s.free_bytes')
  if (order !== 'name' && order !== 'behind' && order !== 'disk') {
    query.orderByRaw('case when s.seen_at is null then 0 else 1 end').orderBy('s.seen_at')
  }
  return query
    .orderBy('i.sort_key')
    .orderBy('s.id')
    .select('s.id', 's.code', 's.name', 's.state', 's.channel', 's.sequence', 's.seen_at')
    .select('s.medium', 's.free_bytes', 's.revocations', 's.state_note', 's.app_version')
    .select('s.month', 's.month_bytes', 's.catalogue', 's.institution_id', 's.profile_id')
    .select('i.name_km', 'i.name_en', 'i.location_code', 'p.code as profile')
    .select(newer().count('*').as('behind'))
}

export type ListedSite = Awaited<ReturnType<typeof shownSites>>[number]

/** What a page of the list shows, in the reader's language. */
export async function shownSites(rows: any[], locale: Locale) {
  const newest = await newestEditions(rows.map((row) => row.profile_id as string))
  return rows.map((row) => ({
    ...{ code: row.code as string, state: row.state as SiteState, own: row.name as string },
    name: inLocale(locale, row.name_km, row.name_en),
    ...{ institution: row.location_code as string | null, profile: row.profile as string },
    ...{ channel: row.channel as Channel, behind: Number(row.behind) },
    sequence: row.sequence === null ? null : Number(row.sequence),
    newest: newest.get(`${row.profile_id} ${row.channel}`) ?? null,
    seenAt: row.seen_at ? readTime(row.seen_at) : undefined,
    isSilent: !row.seen_at || readTime(row.seen_at) < clock.now().minus({ days: SILENT_DAYS }),
    ...{ medium: row.medium as string | null, note: row.state_note as string | null },
    freeBytes: row.free_bytes === null ? null : Number(row.free_bytes),
    ...{ revocations: Number(row.revocations), appVersion: row.app_version as string | null },
    ...{ month: row.month as string | null, monthBytes: Number(row.month_bytes) },
  }))
}

/** The number of what is published of each profile on each channel. */
async function newestEditions(profileIds: string[]) {
  const rows = await db
    .from('mirror_editions')
    .whereIn('profile_id', [...new Set(profileIds)])
    .where('state', 'published')
    .select('profile_id', 'channel', 'sequence')
  return new Map(rows.map((row) => [`${row.profile_id} ${row.channel}`, Number(row.sequence)]))
}

const PER_PAGE = 30

/** A page of the mirrors that fit. Five queries. */
export async function listSites(filter: SiteFilter, page: unknown, locale: Locale) {
  const withdrawals = await publishedWithdrawals()
  const query = filteredSites(filter, withdrawals)
  const [{ total }] = await query.clone().count('* as total')
  const pager = pagerOf(total, page, PER_PAGE)
  const rows = await orderedSites(query, filter.order).forPage(pager.page, pager.perPage)
  return { pager, withdrawals, sites: await shownSites(rows, locale) }
}

const PORTION = 200

/** All that fit, read in portions: for a file. */
export async function* everySite(filter: SiteFilter, locale: Locale) {
  const withdrawals = await publishedWithdrawals()
  for (let page = 1; ; page++) {
    const rows = await orderedSites(filteredSites(filter, withdrawals), filter.order).forPage(
      page,
      PORTION
    )
    yield* await shownSites(rows, locale)
    if (rows.length < PORTION) return
  }
}
