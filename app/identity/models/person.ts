import { afterSave, hasMany, hasOne } from '@adonisjs/lucid/orm'
import type { HasMany, HasOne } from '@adonisjs/lucid/types/relations'
import { IdentityPersonSchema } from '#database/schema'
import { writeKeys } from '#identity/find/write_keys'
import { personName } from '#identity/queries/person_name'
import Membership from '#identity/models/membership'
import User from '#identity/models/user'
import type { Locale } from '#config/i18n'

/** Someone the ministry knows: on paper, on the staff list, in a class. An account is a `User` of the person. */
export default class Person extends IdentityPersonSchema {
  static table = 'identity_people'
  static selfAssignPrimaryKey = true

  @hasOne(() => User)
  declare user: HasOne<typeof User>

  @hasMany(() => Membership)
  declare memberships: HasMany<typeof Membership>

  /** Whoever is saved is found by the new name at once. */
  @afterSave()
  static async makeFound(person: Person) {
    await writeKeys([person.id], person.$trx)
  }

  name(locale: Locale) {
    return personName(this, locale)
  }
}
