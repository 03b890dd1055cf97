import db from '@adonisjs/lucid/services/db'
import { waitingFor } from '#runtime/lrs/store/forwards'
import RecordStore from '#runtime/models/record_store'

/** The record stores to which statements go on, and what waits for each. */
export async function listRecordStores() {
  const stores = await RecordStore.query().orderBy('name').orderBy('id')
  const ids = stores.map(({ id }) => id)
  const waiting = await waitingFor(ids)
  const refused = await db
    .from('runtime_statement_forwards')
    .whereIn('target_id', ids)
    .whereNotNull('refusal')
    .groupBy('target_id')
    .select('target_id')
    .count('* as total')
  const refusals = new Map(refused.map((row) => [row.target_id, Number(row.total)]))
  return stores.map((store) => ({
    ...{ id: store.id, name: store.name, endpoint: store.endpoint, state: store.state },
    ...{ sent: Number(store.sent), lastError: store.lastError, lastSentAt: store.lastSentAt },
    waiting: waiting.get(store.id) ?? 0,
    refused: refusals.get(store.id) ?? 0,
  }))
}
