import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { IdentityLoginLinkSchema } from '#database/schema'
import User from '#identity/models/user'

/** The account that an OpenID Connect server's subject signs in to. */
export default class LoginLink extends IdentityLoginLinkSchema {
  static table = 'identity_login_links'
  static selfAssignPrimaryKey = true

  @belongsTo(() => User)
  declare user: BelongsTo<typeof User>
}
