import { fromJson } from '#shared/database/from_json'
import { marksOf, stampOf, type Mark } from '#library/sources/remember'
import type { AppliedRow } from '#shared/imports/import_kind'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { EntryValues, Given } from '#library/sources/types'

type Trx = TransactionClientContract
type Row = AppliedRow<EntryValues>

/** The resource that an entry became, as it stands. */
export type Standing = {
  id: string
  entryId: string
  code: string
  state: string
  scope: string
  createdAt: string
  mark: Mark
  institutionId: string | null
  given: Given
}

export const keyOf = ({ sourceId, key }: { sourceId: string; key: string }) => `${sourceId} ${key}`

/** Of these rows what stands, by `keyOf`. */
export async function standingEntries(trx: Trx, rows: Row[]) {
  const found = new Map<string, Standing>()
  for (const [sourceId, part] of Map.groupBy(rows, ({ values }) => values.sourceId)) {
    const entries = await trx
      .from('library_source_entries as e')
      .join('library_resources as r', 'r.id', 'e.resource_id')
      .where('e.source_id', sourceId)
      .whereIn(
        'e.key',
        part.map(({ values }) => values.key)
      )
      .select('e.id as entry_id', 'e.key', 'e.given', 'r.id', 'r.code', 'r.state', 'r.scope')
      .select('r.created_at', 'r.institution_id')
    const marks = await marksOf(
      trx,
      entries.map(({ id }) => id)
    )
    for (const row of entries) {
      found.set(keyOf({ sourceId, key: row.key }), {
        ...{ id: row.id, entryId: row.entry_id, code: row.code, state: row.state },
        ...{ scope: row.scope, given: fromJson(row.given) },
        ...{ createdAt: stampOf(row.created_at), mark: marks.get(row.id)! },
        institutionId: row.institution_id,
      })
    }
  }
  return found
}
