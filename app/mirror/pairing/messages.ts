import { createPublicKey, verify } from 'node:crypto'
import vine from '@vinejs/vine'
import { canonicalBytes } from '#mirror/format/canonical_json'
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

const hex = () => vine.string().regex(/^[0-9a-f]{64}$/)
const word = () => vine.string().regex(/^[a-z][a-z0-9-]{0,39}$/)

const requestShape = vine.create({
  format: vine.literal('tonle-pairing'),
  version: vine.literal(1),
  number: vine.string().regex(/^[2-9A-Z]{4}$/),
  name: vine.string().trim().minLength(1).maxLength(200),
  publicKey: hex(),
  hardware: hex(),
  appVersion: vine.string().maxLength(40),
  root: hex().nullable(),
  formerly: vine.string().uuid().nullable(),
  proof: hex(),
  signature: vine.string().maxLength(100),
})

const answerShape = vine.create({
  format: vine.literal('tonle-paired'),
  version: vine.literal(1),
  publicKey: hex(),
  siteId: vine.string().uuid(),
  code: vine.string().maxLength(12),
  name: vine.string().maxLength(200),
  url: vine.string().url({ require_tld: false, protocols: ['http', 'https'] }),
  channel: word(),
  profile: word(),
  root: vine.string().maxLength(100_000),
  proof: hex(),
})

const SPKI = Buffer.from('302a300506032b6570032100', 'hex')

/** Reads what a server says of itself; its signature shows that it has the key. @throws PairingError */
export async function readRequest(value: unknown): Promise<PairingRequest> {
  const [error, request] = await requestShape.tryValidate(value)
  if (error) throw new PairingError('bad_request', error)
  const key = createPublicKey({
    ...{ key: Buffer.concat([SPKI, Buffer.from(request.publicKey, 'hex')]), format: 'der' },
    type: 'spki',
  })
  const signature = Buffer.from(request.signature, 'base64')
  if (!verify(null, signedPart(request as PairingRequest), key, signature)) {
    throw new PairingError('bad_request')
  }
  return request as PairingRequest
}

/** @throws PairingError */
export async function readAnswer(value: unknown): Promise<PairingAnswer> {
  const [error, answer] = await answerShape.tryValidate(value)
  if (error) throw new PairingError('bad_request', error)
  return answer as PairingAnswer
}
