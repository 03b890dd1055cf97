import CodeEntry from '#institutions/models/code_entry'
import Cluster from '#institutions/models/cluster'
import Institution from '#institutions/models/institution'
import db from '@adonisjs/lucid/services/db'
import { flagsOf } from '#institutions/flags'
import { institutionHistory } from '#institutions/queries/institution_history'
import { institutionPath } from '#institutions/queries/institution_path'
import { listInstitutions, nameIn } from '#institutions/queries/list_institutions'
import { placeNames } from '#institutions/queries/places'
import { formatDate } from '#shared/khmer/dates'
import { inLocale } from '#shared/http/translate'
import type { Locale } from '#config/i18n'

const LISTS = ['institution_type', 'region', 'institution_flag']
const MOST_ANNEXES = 20

/** The page of an institution: its facts, the ones above it, one page of those below it, and what it was before. */
export async function showInstitution(institution: Institution, page: number, locale: Locale) {
  const places = await placeNames([institution.placeCode], locale)
  const above = await institutionPath(institution.id, locale)
  return {
    institution: {
      id: institution.id,
      name: nameIn(institution, locale),
      otherName: nameIn(institution, locale === 'km' ? 'en' : 'km'),
      place: places.get(institution.placeCode ?? ''),
      locationCode: institution.locationCode,
      emisCode: institution.emisCode,
      isOperating: institution.isOperating,
      hasTemporaryCode: institution.hasTemporaryCode,
      validFrom: institution.validFrom && formatDate(institution.validFrom, { locale }),
      validTo: institution.validTo && formatDate(institution.validTo, { locale }),
      ...(await codedFacts(institution, locale)),
      ...(await relatives(institution, locale)),
    },
    above: above.slice(0, -1),
    children: await listInstitutions({ parentId: institution.id, page, isBrief: true }, locale),
    history: await institutionHistory(institution.id, locale),
  }
}

/** Kind, region and marks in words. */
async function codedFacts({ id, typeCode, region }: Institution, locale: Locale) {
  const entries = await CodeEntry.query().whereIn('list', LISTS)
  const label = (list: string, code: string) => {
    const entry = entries.find((one) => one.list === list && one.code === code)
    return entry ? inLocale(locale, entry.labelKm, entry.labelEn) : code
  }
  const flags = await flagsOf(db.connection(), id)
  return {
    type: label('institution_type', typeCode),
    region: region && label('region', region),
    flags: flags.map((code) => label('institution_flag', code)),
  }
}

/** The cluster, the school whose annex it is, its own annexes and the one that took its place. */
async function relatives(institution: Institution, locale: Locale) {
  const { clusterId, annexOfId, mergedIntoId } = institution
  const cluster = clusterId ? await Cluster.find(clusterId) : null
  const ids = [annexOfId, mergedIntoId].filter((id) => id !== null)
  const others = await Institution.query()
    .where((query) => {
      query.whereIn('id', ids).orWhere('annex_of_id', institution.id)
    })
    .orderBy('sort_key')
    .limit(MOST_ANNEXES + ids.length)
  const link = (one: Cluster | Institution) => ({ id: one.id, name: nameIn(one, locale) })
  const find = (id: string | null) => others.filter((one) => one.id === id).map(link)[0]
  return {
    cluster: cluster && link(cluster),
    annexOf: find(annexOfId),
    mergedInto: find(mergedIntoId),
    annexes: others.filter((one) => one.annexOfId === institution.id).map(link),
  }
}
