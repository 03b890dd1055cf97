import { column } from '@adonisjs/lucid/orm'
import { IdentityApiTokenSchema } from '#database/schema'
import { clock } from '#shared/clock'
import { fromJson } from '#shared/database/from_json'

/** A key with which another program reads: in somebody's name or, without a person, as a service. */
export default class ApiToken extends IdentityApiTokenSchema {
  static table = 'identity_api_tokens'
  static selfAssignPrimaryKey = true

  @column({ prepare: (value) => JSON.stringify(value), consume: fromJson })
  declare scopes: string[]

  get state(): 'valid' | 'expired' | 'revoked' {
    if (this.revokedAt) return 'revoked'
    return this.expiresAt <= clock.now() ? 'expired' : 'valid'
  }
}
