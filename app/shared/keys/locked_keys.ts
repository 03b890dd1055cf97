import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify<string, Buffer, number, object, Buffer>(scrypt)
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }

/** A lock that was not opened. */
export class LockError extends Error {
  constructor(readonly code: 'passphrase_needed' | 'passphrase_wrong') {
    super(code)
  }
}

type Locked = {
  cipher: 'aes-256-gcm'
  kdf: 'scrypt'
  N: number
  r: number
  p: number
  salt: string
  iv: string
  tag: string
  data: string
}

/** Locks the keys with a passphrase: scrypt (RFC 7914) and AES-256-GCM. Without a passphrase they lie open. */
export async function lockKeys(keys: Buffer, passphrase?: string): Promise<Buffer> {
  if (!passphrase) return keys
  const salt = randomBytes(16)
  const iv = randomBytes(12)
  const cipher = createCipheriv(
    'aes-256-gcm',
    await derive(passphrase.normalize('NFC'), salt, 32, COST),
    iv
  )
  const data = Buffer.concat([cipher.update(keys), cipher.final()])
  const locked: Locked = {
    ...{ cipher: 'aes-256-gcm', kdf: 'scrypt', N: COST.N, r: COST.r, p: COST.p },
    ...{ salt: salt.toString('base64'), iv: iv.toString('base64') },
    ...{ tag: cipher.getAuthTag().toString('base64'), data: data.toString('base64') },
  }
  return Buffer.from(JSON.stringify(locked))
}

export async function unlockKeys(stored: Buffer, locked: boolean, passphrase?: string) {
  if (!locked) return stored
  if (!passphrase) throw new LockError('passphrase_needed')
  const { N, r, p, ...box } = JSON.parse(stored.toString()) as Locked
  const from = (text: string) => Buffer.from(text, 'base64')
  const key = await derive(passphrase.normalize('NFC'), from(box.salt), 32, { ...COST, N, r, p })
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, from(box.iv))
    decipher.setAuthTag(from(box.tag))
    return Buffer.concat([decipher.update(from(box.data)), decipher.final()])
  } catch {
    throw new LockError('passphrase_wrong')
  }
}
