import { stableId } from '#shared/ids'
import { plant, transplant } from '#institutions/tree'
import Institution from '#institutions/models/institution'
import type { PackContext, PackKind } from '#shared/packs/registry'

const FILE = 'institutions.csv'

type Standing = Map<string, Institution>

/**
 * `institutions.csv`: units by location code, each below the one of `parent_location_code`, which stands in the
 * file before it or on this server already. A unit that people entered before the pack came is taken over.
 */
export const institutions: PackKind = {
  kind: 'institutions',
  order: 12,
  async apply(context) {
    const rows = await context.csv(FILE)
    if (rows.length === 0) return
    const standing: Standing = new Map()
    for (const one of await Institution.query({ client: context.trx }).whereNotNull(
      'location_code'
    )) {
      standing.set(one.locationCode!, one)
    }
    for (const [index, row] of rows.entries()) await applyRow(context, standing, row, index + 1)
  },
}

async function applyRow(
  { trx, count, reject }: PackContext,
  standing: Standing,
  row: Record<string, string>,
  line: number
) {
  const parent = row.parent_location_code ? standing.get(row.parent_location_code) : null
  if (parent === undefined) {
    reject(FILE, line, `parent_location_code ${row.parent_location_code} is not known`)
  }
  if (!/^\d{11}$/.test(row.location_code)) reject(FILE, line, 'location_code has eleven digits')

  const values = {
    locationCode: row.location_code,
    emisCode: row.emis_code || null,
    typeCode: row.type_code,
    parentId: parent?.id ?? null,
    placeCode: row.place_code || null,
    nameKm: row.name_km,
    nameEn: row.name_en,
  }
  const present = standing.get(row.location_code)
  if (!present) {
    const id = stableId('institution', row.location_code)
    const added = await Institution.create({ id, ...values }, { client: trx })
    await plant(trx, id, values.parentId)
    standing.set(row.location_code, added)
    return count('institutions')
  }
  const moves = present.parentId !== values.parentId
  present.merge(values)
  if (!present.$isDirty) return
  await present.useTransaction(trx).save()
  if (moves) await transplant(trx, present.id, values.parentId)
  count('institutions')
}
