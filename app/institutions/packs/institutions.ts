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
    for (const [index, row] of rows.entries()) {
      const line = index + 1
      if (!/^\d{11}$/.test(row.location_code)) reject(FILE, line, 'location_code has eleven digits')
      const planted = await plantInstitution(trx, row, standing)
      if (planted === 'unknown_parent') {
        reject(FILE, line, `parent_location_code ${row.parent_location_code} is not known`)
      }
      if (planted !== 'same') count('institutions')
    }
  },
}
