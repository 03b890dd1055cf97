import env from '#start/env'
import { createHash, createPrivateKey, createPublicKey } from 'node:crypto'
import { hkdfSync, sign, verify, type KeyObject } from 'node:crypto'

/** The beginning of an Ed25519 private key in PKCS #8 (RFC 8410 section 7); the 32 bytes of the seed follow. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')

let key: KeyObject | undefined

/** The Ed25519 key of this server, made from APP_KEY: nothing further to keep, the same in every process. */
function privateKey() {
  if (key) return key
  const seed = Buffer.from(hkdfSync('sha256', env.get('APP_KEY').release(), '', 'tonle audit', 32))
  key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' })
  return key
}

/** The public key as base64 of its SPKI form (44 bytes). */
export const serverPublicKey = () =>
  createPublicKey(privateKey()).export({ format: 'der', type: 'spki' }).toString('base64')

export const serverPublicKeyPem = () =>
  createPublicKey(privateKey()).export({ format: 'pem', type: 'spki' }).toString()

/** @returns base64 of the 64 bytes (RFC 8032) */
export const signText = (text: string) =>
  sign(null, Buffer.from(text), privateKey()).toString('base64')

export function isSigned(text: string, signature: string, publicKey: string) {
  try {
    const der = Buffer.from(publicKey, 'base64')
    const known = createPublicKey({ key: der, format: 'der', type: 'spki' })
    return verify(null, Buffer.from(text), known, Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}

/** Sixteen hexadecimal digits by which people compare keys: `9f2c 41d0 7be3 a655`. */
export const fingerprint = (publicKey: string) =>
  createHash('sha256')
    .update(Buffer.from(publicKey, 'base64'))
    .digest('hex')
    .slice(0, 16)
    .replace(/(.{4})(?=.)/g, '$1 ')
