import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { audit } from '#shared/audit/record'
import { transaction } from '#shared/database/transaction'
import AccountBatch from '#identity/models/account_batch'
import type { BatchRow } from '#identity/batches/batch_row'
import type { SecretKind } from '#identity/secrets/initial_secret'
import type { Actor } from '#shared/actor'

type Input = {
  institutionId: string
  classId: string | null
  role: string
  secretKind: SecretKind
  rows: BatchRow[]
}

/** Keeps a list to look at before its accounts are made. The actor's older lists that were left so are erased. */
export function createAccountBatch(actor: Actor, input: Input): Promise<AccountBatch> {
  return transaction(async (trx) => {
    await AccountBatch.query({ client: trx })
      .where('created_by', actor.personId)
      .whereNull('started_at')
      .where('created_at', '<', clock.now().minus({ hours: 1 }).toSQL({ includeOffset: false })!)
      .delete()
    const { rows, ...columns } = input
    const batch = await AccountBatch.create(
      { id: newId(), ...columns, rows, total: rows.length, made: 0, createdBy: actor.personId },
      { client: trx }
    )
    await audit(trx, actor, {
      verb: 'identity.account_batch_created',
      subject: { type: 'account_batch', id: batch.id },
      institutionId: input.institutionId,
      after: { role: input.role, rows: rows.length },
    })
    return batch
  })
}
