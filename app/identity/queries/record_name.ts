import { createHmac, hkdfSync } from 'node:crypto'
import env from '#start/env'

let key: Buffer | undefined

/**
 * The name under which learning records (xAPI) speak of a person: the same on this server for as long as its key
 * stays. It says nothing of the person, and is another one than pupils have in lists.
 */
export function recordName(personId: string): string {
  key ??= Buffer.from(
    hkdfSync('sha256', env.get('APP_KEY').release(), '', 'tonle names in records', 32)
  )
  return createHmac('sha256', key).update(personId).digest('base64url').slice(0, 24)
}
