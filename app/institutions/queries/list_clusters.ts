import db from '@adonisjs/lucid/services/db'
import Cluster from '#institutions/models/cluster'
import Institution from '#institutions/models/institution'
import { matchText } from '#shared/database/match_text'
import { pagerOf } from '#shared/database/pager'
import { nameIn } from '#institutions/queries/list_institutions'
import { placeNames } from '#institutions/queries/places'
import type { Locale } from '#config/i18n'

const PER_PAGE = 20

/** A page of the clusters that fit, with their core schools and how many schools each has. Five queries. */
export async function listClusters(q: string | null, page: number, locale: Locale) {
  const fitting = () => {
    const query = Cluster.query()
    matchText(query, 'search_text', q)
    return query
  }
  const [{ $extras }] = await fitting().count('* as total')
  const pager = pagerOf($extras.total, page, PER_PAGE)
  const rows = await fitting().orderBy('sort_key').orderBy('id').forPage(pager.page, PER_PAGE)
  const ids = rows.map((row) => row.id)
  const counted = await db
    .from('institutions')
    .whereIn('cluster_id', ids)
    .groupBy('cluster_id')
    .select('cluster_id')
    .count('* as total')
  const members = new Map(counted.map((row) => [row.cluster_id, Number(row.total)]))
  const coreIds = rows.map((row) => row.coreId).filter((id) => id !== null)
  const cores = await Institution.query().whereIn('id', coreIds)
  const coreOf = new Map(cores.map((one) => [one.id, nameIn(one, locale)]))
  const places = await placeNames(
    rows.map((row) => row.placeCode),
    locale
  )
  return {
    pager,
    clusters: rows.map((row) => ({
      ...{ id: row.id, code: row.code, name: nameIn(row, locale) },
      core: coreOf.get(row.coreId ?? '') ?? '',
      place: places.get(row.placeCode ?? '') ?? '',
      members: members.get(row.id) ?? 0,
    })),
  }
}
