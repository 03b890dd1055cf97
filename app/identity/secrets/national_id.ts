import encryption from '@adonisjs/core/services/encryption'
import { keyedHash } from '#identity/secrets/keyed_hash'
import { normaliseIdentifier } from '#identity/secrets/normalise'

const plain = (typed: string) => normaliseIdentifier(typed).replace(/[^a-z0-9]/g, '')

/** How a national id is kept: encrypted, and as a keyed hash by which two are compared. */
export function nationalIdColumns(typed: string | null) {
  const value = typed ? plain(typed) : ''
  return value
    ? { nationalId: encryption.encrypt(value), nationalIdKey: nationalIdKey(value) }
    : { nationalId: null, nationalIdKey: null }
}

export const nationalIdKey = (typed: string) => keyedHash('nid', plain(typed)).toString('hex')

/** What is shown of it: the last three characters. */
export function nationalIdHint(kept: string | null): string | null {
  const value = kept ? encryption.decrypt<string>(kept) : null
  return value ? `••••••${value.slice(-3)}` : null
}
