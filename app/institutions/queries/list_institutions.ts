import db from '@adonisjs/lucid/services/db'
import Institution from '#institutions/models/institution'
import { codeList } from '#institutions/queries/code_list'
import { subtreeOf } from '#institutions/queries/subtree_ids'
import { placeNames } from '#institutions/queries/places'
import { inLocale } from '#shared/http/translate'
import { matchText } from '#shared/database/match_text'
import { pagerOf, type Page } from '#shared/database/pager'
import type { Locale } from '#config/i18n'

export type InstitutionRow = {
  id: string
  name: string
  code: string | null
  type: string
  place: string
  parent: { id: string; name: string } | null
  isOpen: boolean
}

export type InstitutionFilter = {
  /** Words of the name in Khmer or English, or a code. */
  q?: string | null
  /** A code of the list `institution_type`. */
  type?: string | null
  /** The two-digit code of a province: everything in it. */
  province?: string | null
  /** The four-digit code of a district. */
  district?: string | null
  /** A code of the list `region`. */
  region?: string | null
  /** A code of the list `institution_flag`. */
  flag?: string | null
  /** `yes` open, `no` not operating or closed; else all. */
  operating?: string | null
  clusterId?: string | null
  annexOfId?: string | null
  /** Only those directly below this one; null: only those at the top. */
  parentId?: string | null
  /** Only those at or below one of these. */
  within?: readonly string[]
  page?: number
  perPage?: number
  /** Without places and the names of those above: two queries less. */
  isBrief?: boolean
}

/** One page of the institutions that fit, in Khmer dictionary order. At most five queries. */
export async function listInstitutions(
  filter: InstitutionFilter,
  locale: Locale
): Promise<Page<InstitutionRow>> {
  const query = filtered(filter)
  const [{ $extras }] = await query.clone().count('* as total')
  const pager = pagerOf($extras.total, filter.page ?? 1, filter.perPage ?? 20)
  const rows = await query.orderBy('sort_key').orderBy('id').forPage(pager.page, pager.perPage)
  return { rows: await describe(rows, locale, filter.isBrief), pager }
}

/** The institutions that fit, without order. */
export function filtered(filter: InstitutionFilter) {
  const query = Institution.query()
  matchText(query, 'search_text', filter.q)
  if (filter.type) query.where('type_code', filter.type)
  if (filter.province) query.where('place_code', 'like', `${filter.province.slice(0, 2)}%`)
  if (filter.district) query.where('place_code', 'like', `${filter.district.slice(0, 4)}%`)
  if (filter.region) query.where('region', filter.region)
  if (filter.flag) {
    const bearers = db.from('institutions_flags').where('code', filter.flag)
    query.whereIn('id', bearers.select('institution_id'))
  }
  if (filter.operating === 'yes') query.where('is_operating', true).whereNull('merged_into_id')
  if (filter.operating === 'no') query.where('is_operating', false)
  if (filter.clusterId) query.where('cluster_id', filter.clusterId)
  if (filter.annexOfId) query.where('annex_of_id', filter.annexOfId)
  if (filter.parentId) query.where('parent_id', filter.parentId)
  if (filter.within) query.whereIn('id', subtreeOf(filter.within))
  if (filter.parentId === null) query.whereNull('parent_id')
  return query
}

async function describe(
  rows: Institution[],
  locale: Locale,
  isBrief = false
): Promise<InstitutionRow[]> {
  if (rows.length === 0) return []
  const parentIds = isBrief ? [] : rows.map((row) => row.parentId).filter((id) => id !== null)
  const parents = parentIds.length ? await Institution.query().whereIn('id', parentIds) : []
  const nameOf = new Map(parents.map((one) => [one.id, nameIn(one, locale)]))
  const types = await codeList('institution_type', locale)
  const labelOf = new Map(types.map((type) => [type.code, type.label]))
  const places = await placeNames(isBrief ? [] : rows.map((row) => row.placeCode), locale)
  return rows.map((row) => ({
    id: row.id,
    name: nameIn(row, locale),
    code: row.locationCode,
    type: labelOf.get(row.typeCode) ?? row.typeCode,
    place: places.get(row.placeCode ?? '') ?? '',
    isOpen: row.isOperating && !row.mergedIntoId,
    parent: row.parentId ? { id: row.parentId, name: nameOf.get(row.parentId) ?? '' } : null,
  }))
}

/** The institution's name in the reader's language. */
export const nameIn = (institution: { nameKm: string; nameEn: string }, locale: Locale) =>
  inLocale(locale, institution.nameKm, institution.nameEn)
