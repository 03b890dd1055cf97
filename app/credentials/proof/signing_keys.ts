import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { fromBase58, toBase58 } from '#credentials/proof/multibase'

/** What stands before the 32 bytes of an Ed25519 public key: in a Multikey, and in SPKI (RFC 8410). */
const MULTIKEY = Buffer.from([0xed, 0x01])
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')

/** A new Ed25519 key pair: the public half as a Multikey, the private one as PKCS #8 in base64. */
export function makeKeys() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(SPKI.length)
  return {
    publicKey: toBase58(Buffer.concat([MULTIKEY, raw])),
    secret: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  }
}

export const privateKeyOf = (secret: string) =>
  createPrivateKey({ key: Buffer.from(secret, 'base64'), format: 'der', type: 'pkcs8' })

/** @returns undefined where it is no Multikey of Ed25519 */
export function publicKeyOf(multikey: string) {
  const bytes = fromBase58(multikey)
  if (!bytes || bytes.length !== 34 || !bytes.subarray(0, 2).equals(MULTIKEY)) return undefined
  const key = Buffer.concat([SPKI, bytes.subarray(2)])
  return createPublicKey({ key, format: 'der', type: 'spki' })
}

/** The name of a key that says the key itself (did:key): nobody has to be asked for it. */
export const didOf = (multikey: string) => `did:key:${multikey}`
export const methodOf = (multikey: string) => `${didOf(multikey)}#${multikey}`
