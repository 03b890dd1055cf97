import { IdentityAccountBatchSchema } from '#database/schema'
import type { BatchRow, PersonOfBatch } from '#identity/batches/batch_row'
import type { SecretKind } from '#identity/secrets/initial_secret'

/** A list of people who get accounts together. `rows` holds the list until the accounts are made, then null. */
export default class AccountBatch extends IdentityAccountBatchSchema {
  static table = 'identity_account_batches'
  static selfAssignPrimaryKey = true

  /** Lines of a list whose people are new, or people who are there already. */
  declare rows: (BatchRow | PersonOfBatch)[] | null
  declare secretKind: SecretKind

  get state(): 'draft' | 'running' | 'done' {
    if (this.finishedAt) return 'done'
    return this.startedAt ? 'running' : 'draft'
  }
}
