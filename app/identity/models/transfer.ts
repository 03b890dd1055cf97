import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { IdentityTransferSchema } from '#database/schema'
import Person from '#identity/models/person'
import type { RowChange } from '#identity/changes/row_changes'

/** `asked` waits for the other side; `agreed` is written into roles and class places. */
export type TransferState = 'asked' | 'agreed' | 'refused' | 'withdrawn' | 'undone'

/** `guest` keeps the own institution and ends by itself. */
export type TransferKind = 'transfer' | 'guest'

export type Side = 'from' | 'to'

/** A person's way from one institution to another, or a stay there as a guest. */
export default class Transfer extends IdentityTransferSchema {
  static table = 'identity_transfers'
  static selfAssignPrimaryKey = true

  declare kind: TransferKind
  declare state: TransferState
  declare awaits: Side | null
  declare changes: RowChange[] | null

  @belongsTo(() => Person)
  declare person: BelongsTo<typeof Person>
}
