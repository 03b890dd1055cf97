import db from '@adonisjs/lucid/services/db'
import { inLocale } from '#shared/http/translate'
import { matchText } from '#shared/database/match_text'
import { pagerOf } from '#shared/database/pager'
import type Profile from '#mirror/models/profile'
import type { Locale } from '#config/i18n'

const PER_PAGE = 30
const PORTION = 500

export type CoverFilter = { q?: string | null; mirror?: string | null }

/** Whether a profile says for whom it is meant; else it is proposed to everybody, after those that do. */
export const saysForWhom = ({ institutions: { types, regions, flags } }: Profile) =>
  types.length + regions.length + flags.length > 0

/**
 * The institutions for which a profile is meant: of one of its kinds, in one of its regions, with one of its marks; a
 * list that says nothing takes all. The same rule by which pairing proposes it.
 */
export function coveredInstitutions({ institutions }: Profile, filter: CoverFilter = {}) {
  const { types, regions, flags } = institutions
  const query = db.from('institutions as i').where('i.is_operating', true)
  query.whereNull('i.merged_into_id')
  if (types.length > 0) query.whereIn('i.type_code', types)
  if (regions.length > 0) query.whereIn('i.region', regions)
  if (flags.length > 0) {
    const bearers = db.from('institutions_flags').whereIn('code', flags).select('institution_id')
    query.whereIn('i.id', bearers)
  }
  if (filter.q) matchText(query, 'i.search_text', filter.q)
  const sites = db.from('mirror_sites as s').whereColumn('s.institution_id', 'i.id')
  sites.whereNot('s.state', 'retired').select('s.id')
  if (filter.mirror === 'yes') query.whereExists(sites)
  if (filter.mirror === 'no') query.whereNotExists(sites)
  return query
}

/** How many it covers, and how many of them have a mirror. Two queries. */
export async function coverage(profile: Profile) {
  const [{ total }] = await coveredInstitutions(profile).count('* as total')
  const [{ total: have }] = await coveredInstitutions(profile, { mirror: 'yes' }).count(
    '* as total'
  )
  return { saysForWhom: saysForWhom(profile), total: Number(total), have: Number(have) }
}

/** A page of them with their mirrors. Three queries. */
export async function listCovered(
  profile: Profile,
  filter: CoverFilter,
  page: unknown,
  locale: Locale
) {
  const query = coveredInstitutions(profile, filter)
  const [{ total }] = await query.clone().count('* as total')
  const pager = pagerOf(total, page, PER_PAGE)
  return { pager, rows: await shown(query, pager.page, PER_PAGE, locale) }
}

/** All of them, read in portions: for a file. */
export async function* everyCovered(profile: Profile, filter: CoverFilter, locale: Locale) {
  for (let page = 1; ; page++) {
    const rows = await shown(coveredInstitutions(profile, filter), page, PORTION, locale)
    yield* rows
    if (rows.length < PORTION) return
  }
}

async function shown(
  query: ReturnType<typeof coveredInstitutions>,
  page: number,
  most: number,
  locale: Locale
) {
  const rows = await query
    .orderBy('i.sort_key')
    .orderBy('i.id')
    .forPage(page, most)
    .select('i.id', 'i.name_km', 'i.name_en', 'i.location_code')
  const sites = await db
    .from('mirror_sites as s')
    .join('mirror_profiles as p', 'p.id', 's.profile_id')
    .whereIn(
      's.institution_id',
      rows.map(({ id }) => id)
    )
    .whereNot('s.state', 'retired')
    .orderBy('s.code')
    .select('s.institution_id', 's.code', 'p.code as profile')
  return rows.map((row) => {
    const site = sites.find((one) => one.institution_id === row.id)
    return {
      name: inLocale(locale, row.name_km, row.name_en),
      ...{ href: `/institutions/${row.id}`, code: row.location_code as string | null },
      ...{ site: (site?.code ?? null) as string | null },
      profile: (site?.profile ?? null) as string | null,
    }
  })
}
