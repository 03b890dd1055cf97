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
