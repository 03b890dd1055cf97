import db from '@adonisjs/lucid/services/db'
import { clock } from '#shared/clock'
import { sqlTime } from '#shared/database/times'
import { clusterPhrases } from '#shared/khmer/clusters'
import { matchText } from '#shared/database/match_text'

/** Without a word for so many days a mirror is silent: also sticks come more often. */
export const SILENT_DAYS = 14

export const siteStandings = ['silent', 'behind', 'not_withdrawn', 'held', 'trial'] as const
export const siteOrders = ['silent', 'name', 'behind', 'disk'] as const
export const siteStates = ['active', 'waiting', 'suspended', 'retired'] as const

export type SiteFilter = {
  q?: string | null
  profile?: string | null
  state?: string | null
  /** What is the matter with them. */
  standing?: string | null
  order?: string | null
  /** Only those that have not taken withdrawals up to this number. */
  lacksWithdrawal?: number
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
