import { DateTime } from 'luxon'
import { newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import { bulkInsert } from '#shared/database/bulk_insert'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Fields whose former values people ask for: what it was called, counted as, where it belonged. */
export const KEPT_FIELDS = [
  ...['location_code', 'emis_code', 'type_code', 'name_km', 'name_en', 'parent_code'],
  ...['place_code', 'is_operating', 'valid_from', 'valid_to', 'merged_into_code'],
]

type Change = { institutionId: string; field: string; before: string | null; after: string | null }

/** Keeps what fields were. Others than the kept ones are left out. */
export async function recordHistories(trx: TransactionClientContract, changes: Change[]) {
  const at = sqlTime()
  await bulkInsert(
    trx,
    'institutions_histories',
    ['id', 'institution_id', 'field', 'before', 'after', 'at'],
    changes
      .filter(({ field }) => KEPT_FIELDS.includes(field))
      .map(({ institutionId, field, before, after }) => [
        ...[newId(), institutionId, field],
        ...[before?.slice(0, 200), after?.slice(0, 200), at],
      ])
  )
}

/** The columns of the model by the name that lists and histories call them; of references the code is kept. */
const FIELDS = {
  location_code: 'locationCode',
  emis_code: 'emisCode',
  type_code: 'typeCode',
  name_km: 'nameKm',
  name_en: 'nameEn',
  parent_code: 'parentId',
  place_code: 'placeCode',
  region: 'region',
  flags: 'flags',
  cluster_code: 'clusterId',
  annex_of_code: 'annexOfId',
  has_temporary_code: 'hasTemporaryCode',
  is_operating: 'isOperating',
  valid_from: 'validFrom',
  valid_to: 'validTo',
  merged_into_code: 'mergedIntoId',
} as const

type Attributes = Record<string, unknown>

/** What differs between two states of an institution, as text. */
export async function changesBetween(
  trx: TransactionClientContract,
  stood: Attributes,
  stands: Attributes
): Promise<Omit<Change, 'institutionId'>[]> {
  const differing = Object.entries(FIELDS).filter(
    ([, key]) => textOf(stood[key]) !== textOf(stands[key])
  )
  const ids = differing.flatMap(([, key]) =>
    key.endsWith('Id') ? [stood[key], stands[key]].map(textOf) : []
  )
  const codes = await codesOf(trx, [...new Set(ids.filter((id) => id !== null))])
  const shown = (value: unknown) => {
    const text = textOf(value)
    return text === null ? null : (codes.get(text) ?? text)
  }
  return differing.map(([field, key]) => ({
    ...{ field, before: shown(stood[key]), after: shown(stands[key]) },
  }))
}

async function codesOf(trx: TransactionClientContract, ids: string[]) {
  if (ids.length === 0) return new Map<string, string>()
  const units = await trx
    .from('institutions')
    .whereIn('id', ids)
    .select('id', 'location_code', 'name_km')
  const clusters = await trx.from('institutions_clusters').whereIn('id', ids).select('id', 'code')
  return new Map<string, string>([
    ...units.map((row): [string, string] => [row.id, row.location_code ?? row.name_km]),
    ...clusters.map((row): [string, string] => [row.id, row.code]),
  ])
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return DateTime.isDateTime(value) ? value.toISODate() : String(value)
}
