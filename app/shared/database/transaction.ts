import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/**
 * Runs a state change as one transaction on the record. Every query inside takes `trx`: on SQLite the pool is
 * one connection, and a query beside the transaction would wait for it forever. Nothing else is awaited inside
 * (no network, no process, no password hash).
 */
export function transaction<T>(change: (trx: TransactionClientContract) => Promise<T>): Promise<T> {
  return db.transaction(change)
}
