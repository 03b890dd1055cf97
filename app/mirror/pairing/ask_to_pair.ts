import { sign } from 'node:crypto'
import { hostname } from 'node:os'
import encryption from '@adonisjs/core/services/encryption'
import { clock } from '#shared/clock'
import { newCode, newId } from '#shared/ids'
import { appVersion } from '#shared/app_version'
import { newKey, readKey } from '#mirror/trust/keys'
import { nameOf } from '#mirror/format/object_name'
import { canonicalBytes } from '#mirror/format/canonical_json'
import { hardware } from '#mirror/pairing/hardware'
import Origin from '#mirror/models/origin'

/** What a server that wants to be a mirror says of itself, signed with the key that it will use. */
export type PairingRequest = {
  format: 'tonle-pairing'
  version: 1
  /** Read aloud or typed by whoever accepts it: proves that both mean the same server. */
  code: string
  name: string
  publicKey: string
  hardware: string
  appVersion: string
  signature: string
}

type Unsigned = Omit<PairingRequest, 'signature'>

export const signedPart = ({ ...request }: Unsigned & { signature?: string }) => {
  delete request.signature
  return canonicalBytes(request)
}

/**
 * Begins: a new key, an origin that is waited for. One that waits already is asked again with the same key; after a server was
 * set up anew there is none and a new key is made.
 */
export async function askToPair(name = hostname()): Promise<PairingRequest> {
  const standing = await Origin.query().where('state', 'waiting').first()
  const key = standing ? readKey(encryption.decrypt<string>(standing.secretKey)!) : newKey()
  const code = standing?.code ?? newCode(8)
  if (!standing) {
    const now = clock.now()
    await Origin.create({
      ...{ id: newId(), name: '', state: 'waiting', code, publicKey: key.publicHex },
      ...{ secretKey: encryption.encrypt(key.privatePem), hardware: await hardware() },
      ...{ channel: 'everyone', profile: 'unknown', peers: [], createdAt: now, updatedAt: now },
    })
  }
  const request: Unsigned = {
    ...{ format: 'tonle-pairing', version: 1, code, name, publicKey: key.publicHex },
    ...{ hardware: await hardware(), appVersion: appVersion() },
  }
  const signature = sign(null, signedPart(request), key.privatePem).toString('base64')
  return { ...request, signature }
}

/** Short enough to be compared by eye: the first digits of the name of the key. */
export const fingerprint = (publicKey: string) =>
  nameOf(Buffer.from(publicKey, 'hex')).slice(0, 16).match(/.{4}/g)!.join(' ')
