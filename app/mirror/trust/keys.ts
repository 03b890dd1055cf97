import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { Key, Signature } from '@tufjs/models'
import { nameOf } from '#mirror/format/object_name'
import { canonicalBytes } from '#mirror/format/canonical_json'

/** The roles of TUF. Root keys lie on sticks in a safe; the others are where editions are published. */
export type Role = 'root' | 'targets' | 'snapshot' | 'timestamp'

/** An Ed25519 key: its private half as PKCS 8 in PEM, and what root metadata says of it. */
export type SigningKey = { keyId: string; publicHex: string; privatePem: string }

/** The last 32 bytes of an Ed25519 key in SPKI are the key itself (RFC 8410). */
const publicHexOf = (privatePem: string) =>
  createPublicKey(privatePem).export({ type: 'spki', format: 'der' }).subarray(-32).toString('hex')

const facts = (publicHex: string) => ({
  ...{ keytype: 'ed25519', scheme: 'ed25519' },
  keyval: { public: publicHex },
})

/** TUF 4.2: the id of a key is the SHA-256 of the canonical JSON of what metadata says of it. */
export const keyIdOf = (publicHex: string) => nameOf(canonicalBytes(facts(publicHex)))

export function readKey(privatePem: string): SigningKey {
  if (createPrivateKey(privatePem).asymmetricKeyType !== 'ed25519') throw new Error('not Ed25519')
  const publicHex = publicHexOf(privatePem)
  return { keyId: keyIdOf(publicHex), publicHex, privatePem }
}

export function newKey(): SigningKey {
  const { privateKey } = generateKeyPairSync('ed25519')
  return readKey(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())
}

export const publicKey = ({ publicHex }: Pick<SigningKey, 'publicHex'>) =>
  Key.fromJSON(keyIdOf(publicHex), facts(publicHex))

export const signer = (key: SigningKey) => (data: Buffer) =>
  new Signature({
    keyID: key.keyId,
    sig: sign(null, data, key.privatePem).toString('hex'),
  })
