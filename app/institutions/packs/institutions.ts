import { plantInstitution, type InstitutionRow } from '#institutions/actions/plant_institution'
import Institution from '#institutions/models/institution'
import type { PackKind } from '#shared/packs/registry'

const FILE = 'institutions.csv'

/**
 * `institutions.csv`: units by location code, each below the one of `parent_location_code`, which stands in the
 * file before it or on this server already.
 */
export const institutions: PackKind = {
  kind: 'institutions',
  order: 12,
  async apply({ trx, csv, count, reject }) {
    const rows = (await csv(FILE)) as InstitutionRow[]
    if (rows.length === 0) return
    const all = await Institution.query({ client: trx }).whereNotNull('location_code')
    const standing = new Map(all.map((one) => [one.locationCode!, one]))
    for (const row of rows) {
      if (!/^\d{11}$/.test(row.location_code)) reject(FILE, row, 'bad_value')
      const planted = await plantInstitution(trx, row, standing)
      if (planted === 'unknown_parent') {
        reject(FILE, row, 'unknown_reference', { value: row.parent_location_code })
      }
      if (planted !== 'same') count('institutions')
    }
  },
}
