import { createPublicKey, verify } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import vine from '@vinejs/vine'
import { newCode, newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import { audit } from '#shared/audit/record'
import { transaction } from '#shared/database/transaction'
import { signedPart, type PairingRequest } from '#mirror/pairing/ask_to_pair'
import { objectStore } from '#mirror/store/objects'
import Site from '#mirror/models/site'
import Profile from '#mirror/models/profile'
import type { Actor } from '#shared/actor'
import type { Channel } from '#mirror/types'

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
}

export class PairingError extends Error {
  constructor(
    readonly code:
      'bad_request' | 'wrong_code' | 'known_key' | 'no_keys' | 'not_mine' | 'unknown_code'
  ) {
    super(code)
  }
}

const hex = () => vine.string().regex(/^[0-9a-f]{64}$/)

const shape = vine.create({
  format: vine.literal('tonle-pairing'),
  version: vine.literal(1),
  code: vine.string().regex(/^[2-9A-Z]{8}$/),
  name: vine.string().trim().minLength(1).maxLength(200),
  publicKey: hex(),
  hardware: hex(),
  appVersion: vine.string().maxLength(40),
  signature: vine.string().maxLength(100),
})

const SPKI = Buffer.from('302a300506032b6570032100', 'hex')

/** Reads what a server says of itself; its signature shows that it has the key. @throws PairingError */
export async function readRequest(value: unknown): Promise<PairingRequest> {
  const [error, request] = await shape.tryValidate(value)
  if (error) throw new PairingError('bad_request')
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

type Terms = {
  institutionId: string
  profileId: string
  channel?: Channel
  /** What the person at the mirror reads aloud. */
  code: string
  /** The name and the address under which mirrors reach this server. */
  origin: { name: string; url: string }
  /** The mirror in whose place it comes: that one is retired. */
  replaces?: string
}

/** Takes a server as a mirror of an institution. @throws PairingError */
export async function acceptPairing(
  actor: Actor,
  value: unknown,
  terms: Terms
): Promise<PairingAnswer> {
  const request = await readRequest(value)
  if (request.code !== terms.code.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')) {
    throw new PairingError('wrong_code')
  }
  const root = await readFile(join(objectStore().root, 'tuf', '1.root.json'), 'utf8').catch(() => {
    throw new PairingError('no_keys')
  })
  const profile = await Profile.findOrFail(terms.profileId)
  const channel = terms.channel ?? 'everyone'
  const site = await transaction(async (trx) => {
    const known = await trx.from(Site.table).where('public_key', request.publicKey).first()
    if (known) {
      // The same request once more: the answer was lost.
      if (known.institution_id !== terms.institutionId || known.state !== 'active') {
        throw new PairingError('known_key')
      }
      return { id: known.id as string, code: known.code as string }
    }
    const [id, code, now] = [newId(), newCode(), sqlTime()]
    await trx.table(Site.table).insert({
      ...{ id, code, name: request.name, institution_id: terms.institutionId, channel },
      ...{ profile_id: profile.id, public_key: request.publicKey, state: 'active' },
      ...{ hardware: request.hardware, app_version: request.appVersion },
      ...{ paired_by: actor.personId, created_at: now, updated_at: now },
    })
    if (terms.replaces) {
      await trx
        .from(Site.table)
        .where('id', terms.replaces)
        .update({ state: 'retired', replaced_by: id, updated_at: now })
    }
    await audit(trx, actor, {
      verb: 'mirror.site_paired',
      subject: { type: 'mirror_site', id },
      institutionId: terms.institutionId,
      after: { profile: profile.code, channel, replaces: terms.replaces ?? null },
    })
    return { id, code }
  })
  return {
    ...{ format: 'tonle-paired', version: 1, publicKey: request.publicKey },
    ...{ siteId: site.id, code: site.code, ...terms.origin, channel, profile: profile.code, root },
  }
}
