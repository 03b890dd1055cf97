import { afterCreate, belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { IdentityUserSchema } from '#database/schema'
import { writeKeys } from '#identity/find/write_keys'
import LoginSession from '#identity/models/login_session'
import Person from '#identity/models/person'
import { clock } from '#shared/clock'

/** A person's account. It has a password or, for younger pupils, a PIN, or neither (OpenID Connect only). */
export default class User extends IdentityUserSchema {
  static table = 'identity_users'
  static selfAssignPrimaryKey = true

  @belongsTo(() => Person)
  declare person: BelongsTo<typeof Person>

  @hasMany(() => LoginSession)
  declare loginSessions: HasMany<typeof LoginSession>

  /** The user name finds its person. */
  @afterCreate()
  static async makeFound(user: User) {
    await writeKeys([user.personId], user.$trx)
  }

  get usesPin() {
    return this.password === null && this.pin !== null
  }

  get isDisabled() {
    return this.disabledAt !== null
  }

  get hasSecondFactor() {
    return this.totpConfirmedAt !== null
  }

  /** Seconds until the lock after wrong passwords ends; 0 when there is none. */
  get lockedFor() {
    const left = this.lockedUntil ? this.lockedUntil.diff(clock.now(), 'seconds').seconds : 0
    return Math.max(0, Math.ceil(left))
  }
}
