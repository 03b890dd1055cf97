import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { IdentityMembershipSchema } from '#database/schema'
import Person from '#identity/models/person'

/** A role of a person at an institution; it reaches the institutions below it, from `startsOn` through `endsOn`. */
export default class Membership extends IdentityMembershipSchema {
  static table = 'identity_memberships'
  static selfAssignPrimaryKey = true

  @belongsTo(() => Person)
  declare person: BelongsTo<typeof Person>
}
