import { IdentityAccountBatchSchema } from '#database/schema'
import type { BatchRow } from '#identity/batches/batch_row'
import type { SecretKind } from '#identity/secrets/initial_secret'

/** A list of people who get accounts together. `rows` holds the list until the accounts are made, then null. */
export default class AccountBatch extends IdentityAccountBatchSchema {
  static table = 'identity_account_batches'
  static selfAssignPrimaryKey = true

  declare rows: BatchRow[] | null
  declare secretKind: SecretKind

  get state(): 'draft' | 'running' | 'done' {
    if (this.finishedAt) return 'done'
    return this.startedAt ? 'running' : 'draft'
  }
}
