import { audit } from '#shared/audit/record'
import { transaction } from '#shared/database/transaction'
import AccountBatch from '#identity/models/account_batch'
import type { Actor } from '#shared/actor'

/** Drops a list that was not started. One whose accounts are being made stays: its slips are found through it. */
export function deleteAccountBatch(actor: Actor, batchId: string) {
  return transaction(async (trx) => {
    const batch = await AccountBatch.findOrFail(batchId, { client: trx })
    if (batch.state !== 'draft') return
    await batch.delete()
    await audit(trx, actor, {
      verb: 'identity.account_batch_deleted',
      subject: { type: 'account_batch', id: batchId },
      institutionId: batch.institutionId,
    })
  })
}
