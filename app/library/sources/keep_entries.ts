import { newId } from '#shared/ids'
import { bulkInsert } from '#shared/database/bulk_insert'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { EntryValues } from '#library/sources/types'

/** Keeps what entries were like when they were imported: the next import is compared with that. */
export async function keepEntries(
  trx: TransactionClientContract,
  entries: { values: EntryValues; resourceId: string }[]
) {
  await bulkInsert(
    trx,
    'library_source_entries',
    ['source_id', 'key', 'id', 'resource_id', 'given', 'is_gone'],
    entries.map(({ values, resourceId }) => [
      ...[values.sourceId, values.key, newId(), resourceId],
      ...[JSON.stringify(values.given), false],
    ]),
    { onConflict: ['source_id', 'key'], keep: ['id', 'resource_id'] }
  )
}
