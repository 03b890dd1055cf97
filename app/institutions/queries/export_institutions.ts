import db from '@adonisjs/lucid/services/db'
import { columnLabel } from '#shared/imports/import_heads'
import { institutionColumns } from '#institutions/imports/columns'
import { standing } from '#institutions/imports/standing'
import { filtered, type InstitutionFilter } from '#institutions/queries/list_institutions'
import type { Locale } from '#config/i18n'

const PORTION = 500
const KIND = 'institutions.institutions'

export const exportColumns = (locale: Locale) =>
  institutionColumns.map(({ name }) => ({ key: name, label: columnLabel(KIND, name, locale) }))

/** The institutions that fit, with the columns of the list that can be brought: what goes out can come in again. */
export async function* exportInstitutions(filter: InstitutionFilter) {
  let last = ''
  for (;;) {
    const query = filtered(filter).orderBy('location_code').orderBy('id').limit(PORTION)
    // Those without a code cannot be told in a list: they are left out.
    query.whereNotNull('location_code').where('location_code', '>', last)
    const page = await query.select('id', 'location_code')
    yield* await rows(page.map(({ id }) => id))
    if (page.length < PORTION) return
    last = page.at(-1)!.locationCode!
  }
}

async function rows(ids: string[]) {
  const client = db.connection()
  const found = await standing(client, 'id', ids)
  const others = found.flatMap((one) => [one.parent_id, one.annex_of_id, one.merged_into_id])
  const wanted = [...new Set(others.filter((id) => id !== null))]
  const units = await client
    .from('institutions')
    .whereIn('id', wanted)
    .select('id', 'location_code')
  const clusterIds = found.map((one) => one.cluster_id).filter((id) => id !== null)
  const clusters = await client
    .from('institutions_clusters')
    .whereIn('id', [...new Set(clusterIds)])
    .select('id', 'code')
  const codes = new Map<string, string>([
    ...units.map((row): [string, string] => [row.id, row.location_code]),
    ...clusters.map((row): [string, string] => [row.id, row.code]),
  ])
  const codeOf = (id: string | null) => (id ? codes.get(id) : null)
  const byId = new Map(found.map((one) => [one.id, one]))
  return ids.map((id) => {
    const one = byId.get(id)!
    return {
      ...{ location_code: one.location_code, name_km: one.name_km, name_en: one.name_en },
      ...{ type_code: one.type_code, place_code: one.place_code, emis_code: one.emis_code },
      parent_code: codeOf(one.parent_id),
      region: one.region,
      flags: one.flags.join('; '),
      cluster_code: codeOf(one.cluster_id),
      annex_of_code: codeOf(one.annex_of_id),
      has_temporary_code: one.has_temporary_code ? 'yes' : 'no',
      is_operating: one.is_operating ? 'yes' : 'no',
      ...{ valid_from: one.valid_from, valid_to: one.valid_to },
      merged_into_code: codeOf(one.merged_into_id),
    }
  })
}
