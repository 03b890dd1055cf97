import { sign } from 'node:crypto'
import { hostname } from 'node:os'
import encryption from '@adonisjs/core/services/encryption'
import { clock } from '#shared/clock'
import { newId } from '#shared/ids'
import { audit } from '#shared/audit/record'
import { transaction } from '#shared/database/transaction'
import { appVersion } from '#shared/app_version'
import { newKey, type SigningKey } from '#mirror/trust/keys'
import { nameOf } from '#mirror/format/object_name'
import { hardware } from '#mirror/pairing/hardware'
import { signedPart, type PairingRequest } from '#mirror/pairing/messages'
import { keyOfCode, newPairingCode, proofOf, type PairingCode } from '#mirror/pairing/pairing_code'
import type { OwnPairing } from '#mirror/pairing/own_pairing'
import Origin from '#mirror/models/origin'
import type { Actor } from '#shared/actor'

export type Prepared = { request: PairingRequest; code: PairingCode; key: SigningKey }

/** A request with a key of its own. @param root what the origin showed over the line; null for a stick */
export async function prepareRequest(name: string, root: string | null): Promise<Prepared> {
  const [key, code] = [newKey(), newPairingCode()]
  const followed = await Origin.query().where('state', 'active').first()
  const unsigned: Omit<PairingRequest, 'proof' | 'signature'> = {
    ...{ format: 'tonle-pairing', version: 1, number: code.number, publicKey: key.publicHex },
    ...{ name: name.trim().slice(0, 200) || hostname(), hardware: await hardware() },
    ...{ appVersion: appVersion(), root: root === null ? null : nameOf(Buffer.from(root)) },
    formerly: followed?.siteId ?? null,
  }
  const secret = await keyOfCode(code.secret, key.publicHex)
  const proven = { ...unsigned, proof: proofOf(secret, unsigned) }
  const signature = sign(null, signedPart(proven), key.privatePem).toString('base64')
  return { request: { ...proven, signature }, code, key }
}

/** This server waits for an answer to this request, and no longer to one before. */
export async function keepAsking(
  actor: Actor,
  { request, code, key }: Prepared,
  more: Omit<OwnPairing, 'request' | 'askedAt'>,
  from: { url?: string; name?: string; root?: string } = {}
): Promise<Origin> {
  const now = clock.now()
  return transaction(async (trx) => {
    await forgetWaiting(trx)
    const origin = new Origin().useTransaction(trx)
    origin.merge({
      ...{ id: newId(), name: from.name ?? '', url: from.url ?? null, root: from.root ?? null },
      ...{ state: 'waiting', code: null, publicKey: key.publicHex, hardware: request.hardware },
      ...{ secretKey: encryption.encrypt(key.privatePem), channel: 'everyone' },
      ...{ pairingSecret: encryption.encrypt(code.secret), profile: 'unknown', peers: [] },
      pairing: { ...more, request, askedAt: now.toISO()! },
      ...{ nextPollAt: now, createdAt: now, updatedAt: now },
    })
    await origin.save()
    await audit(trx, actor, {
      verb: 'mirror.pairing_asked',
      subject: { type: 'mirror_origin', id: origin.id },
      after: { medium: more.medium, url: from.url ?? null },
    })
    return origin
  })
}

/** By stick: what is written to it is in `pairing.request`. */
export const askByStick = async (actor: Actor, name = hostname()) =>
  keepAsking(actor, await prepareRequest(name, null), { medium: 'stick' })

/** Does not wait any longer. */
export const stopAsking = () => transaction((trx) => forgetWaiting(trx))

type Trx = Parameters<Parameters<typeof transaction>[0]>[0]

const forgetWaiting = (trx: Trx) => Origin.query({ client: trx }).where('state', 'waiting').delete()

export const waitingOrigin = () => Origin.query().where('state', 'waiting').first()

/** The code that this server shows while it waits. */
export const codeOf = (origin: Origin): PairingCode => ({
  number: origin.pairing!.request.number,
  secret: encryption.decrypt<string>(origin.pairingSecret!)!,
})
