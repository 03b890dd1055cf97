import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { IdentityLoginSessionSchema } from '#database/schema'
import User from '#identity/models/user'

/** One sign-in on one device. The cookie names it; ending the row signs that device out. */
export default class LoginSession extends IdentityLoginSessionSchema {
  static table = 'identity_login_sessions'
  static selfAssignPrimaryKey = true

  @belongsTo(() => User)
  declare user: BelongsTo<typeof User>
}
