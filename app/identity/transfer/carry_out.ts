import { writeChanges } from '#identity/changes/row_changes'
import { transferChanges } from '#identity/transfer/transfer_changes'
import type Transfer from '#identity/models/transfer'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Writes an agreed transfer into roles and class places, and keeps what it changed. */
export async function carryOut(trx: TransactionClientContract, transfer: Transfer) {
  const changes = await transferChanges(trx, transfer)
  await writeChanges(trx, changes)
  await transfer.merge({ changes }).save()
}
