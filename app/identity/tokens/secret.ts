import { createHash, randomBytes } from 'node:crypto'

/** Found by scanners of leaked secrets. */
const MARK = 'tonle_'

/** 192 random bits: an unsalted hash can't be searched through. */
export function newTokenSecret() {
  const secret = MARK + randomBytes(24).toString('base64url')
  return { secret, beginning: secret.slice(0, 12), secretHash: tokenHash(secret) }
}

export const tokenHash = (secret: string) => createHash('sha256').update(secret).digest('hex')
