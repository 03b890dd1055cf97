import { createPublicKey, verify } from 'node:crypto'
import { canonicalBytes } from '#mirror/format/canonical_json'
import { readMessage } from '#mirror/format/messages'
import { PairingError } from '#mirror/pairing/pairing_error'

/** What a server that wants to be a mirror says of itself, signed with the key that it will use (section 22). */
export type PairingRequest = {
  format: 'tonle-pairing'
  version: 1
  /** The first part of the code that it shows. */
  number: string
  name: string
  publicKey: string
  hardware: string
  appVersion: string
  /** The name of the root that it was shown over the line; null on a stick. */
  root: string | null
  /** The id that this origin gave it before. */
  formerly: string | null
  proof: string
  signature: string
}

/** What the origin answers: who the mirror is here, and the first root of trust. */
export type PairingAnswer = {
  format: 'tonle-paired'
  version: 1
  publicKey: string
  siteId: string
  code: string
  name: string
  url: string
  channel: string
  profile: string
  root: string
  proof: string
}

export const signedPart = ({ ...request }: Partial<PairingRequest>) => {
  delete request.signature
  return canonicalBytes(request as never)
}

const SPKI = Buffer.from('302a300506032b6570032100', 'hex')

/** Reads what a server says of itself; its signature shows that it has the key. @throws PairingError */
export function readRequest(value: unknown): PairingRequest {
  const request = readMessage<PairingRequest>('pairing', value)
  if (!request) throw new PairingError('bad_request')
  const key = createPublicKey({
    ...{ key: Buffer.concat([SPKI, Buffer.from(request.publicKey, 'hex')]), format: 'der' },
    type: 'spki',
  })
  const signature = Buffer.from(request.signature, 'base64')
  if (!verify(null, signedPart(request), key, signature)) {
    throw new PairingError('bad_request')
  }
  return request
}

/** @throws PairingError */
export function readAnswer(value: unknown): PairingAnswer {
  const answer = readMessage<PairingAnswer>('paired', value)
  if (!answer) throw new PairingError('bad_request')
  return answer
}
