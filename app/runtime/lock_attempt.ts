import Attempt from '#runtime/models/attempt'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** The attempt, held until the transaction ends: commits of two windows are taken one after the other. */
export function lockAttempt(trx: TransactionClientContract, id: string) {
  const query = Attempt.query({ client: trx }).where('id', id)
  // A transaction on SQLite has the whole file.
  if (trx.dialect.name === 'postgres') query.forUpdate()
  return query.firstOrFail()
}
