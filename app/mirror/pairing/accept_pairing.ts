import { newCode, newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import { audit } from '#shared/audit/record'
import { transaction } from '#shared/database/transaction'
import { ownRoot } from '#mirror/pairing/own_root'
import { PairingError } from '#mirror/pairing/pairing_error'
import { noteSiteEvent } from '#mirror/actions/note_site_event'
import { isProven, keyOfCode, proofOf, readCode } from '#mirror/pairing/pairing_code'
import Pairing from '#mirror/models/pairing'
import Profile from '#mirror/models/profile'
import Site from '#mirror/models/site'
import type { Actor } from '#shared/actor'
import type { Channel } from '#mirror/types'
import type { PairingAnswer } from '#mirror/pairing/messages'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** As a new one; in the place of another, which is retired; or as one that was asked to enrol again and stays who it is. */
export type Place = { as: 'new' } | { as: 'replaces' | 'reenrols'; siteId: string }

export type Terms = {
  institutionId: string
  profileId: string
  channel?: Channel
  /** What the person at the mirror reads aloud. */
  code: string
  place?: Place
  /** The name and the address under which mirrors reach this server. */
  origin: { name: string; url: string }
}

/** So many wrong codes, and somebody guesses. */
const MOST_WRONG = 10

/** Takes a server as a mirror of an institution; asked again it gives the same answer. @throws PairingError */
export async function acceptPairing(actor: Actor, id: string, terms: Terms): Promise<Pairing> {
  const row = await Pairing.findOrFail(id)
  if (row.state === 'accepted') return row
  if (row.isOver) throw new PairingError('expired')
  if (row.state !== 'waiting') throw new PairingError('decided')
  const key = await provenKey(row, terms.code)
  const root = await ownRoot()
  const profile = await Profile.findOrFail(terms.profileId)
  const place = terms.place ?? { as: 'new' }
  await transaction(async (trx) => {
    const now = sqlTime()
    const taken = await Pairing.query({ client: trx })
      .where({ id, state: 'waiting' })
      .update({ state: 'accepted', decided_by: actor.personId, decided_at: now })
    if (Number(taken) === 0) throw new PairingError('decided')
    const site = await enrol(trx, actor, row, { ...terms, place }, profile)
    const answer: Omit<PairingAnswer, 'proof'> = {
      ...{ format: 'tonle-paired', version: 1, publicKey: row.publicKey, siteId: site.id },
      ...{ code: site.code, ...terms.origin, channel: site.channel, profile: profile.code, root },
    }
    await Pairing.query({ client: trx })
      .where('id', id)
      .update({
        ...{ site_id: site.id, updated_at: now },
        answer: JSON.stringify({ ...answer, proof: proofOf(key, answer) }),
      })
    const words = { new: 'paired', replaces: 'paired', reenrols: 'reenrolled' } as const
    await noteSiteEvent(trx, site.id, words[place.as], { personId: actor.personId })
    await audit(trx, actor, {
      verb: place.as === 'reenrols' ? 'mirror.site_reenrolled' : 'mirror.site_paired',
      subject: { type: 'mirror_site', id: site.id },
      institutionId: terms.institutionId,
      after: { profile: profile.code, channel: site.channel, ...place },
    })
  })
  return Pairing.findOrFail(id)
}

/** The key of the code, where the request was made by somebody who knows the code. */
async function provenKey(row: Pairing, typed: string): Promise<Buffer> {
  const code = readCode(typed)
  const isMeant = code?.number === row.number
  const key = isMeant ? await keyOfCode(code.secret, row.publicKey) : undefined
  if (key && isProven(key, row.request)) return key
  const wrongCodes = row.wrongCodes + (isMeant ? 1 : 0)
  const isGuessing = wrongCodes >= MOST_WRONG
  await Pairing.query()
    .where({ id: row.id, state: 'waiting' })
    .update({ wrong_codes: wrongCodes, ...(isGuessing && { state: 'refused' }) })
  throw new PairingError(isGuessing ? 'decided' : 'wrong_code')
}

type Fixed = Terms & { place: Place }

async function enrol(
  trx: TransactionClientContract,
  actor: Actor,
  { publicKey, request }: Pairing,
  { place, institutionId, name, channel = 'everyone' }: Fixed & { name?: string },
  profile: Profile
): Promise<Site> {
  const before = place.as === 'new' ? undefined : await standingSite(trx, place, institutionId)
  const now = sqlTime()
  const fresh: Partial<Site> = {
    ...{ profileId: profile.id, channel, publicKey, hardware: request.hardware },
    ...{ appVersion: request.appVersion, state: 'active', counter: 0, boots: [], lastAsk: null },
    ...{ hardwareBefore: null, hardwareChangedAt: null, forks: 0, forkedAt: null, clonedAt: null },
  }
  if (before && place.as === 'reenrols') return before.merge(fresh).save()
  const site = new Site().useTransaction(trx)
  site.merge({
    ...{ id: newId(), code: newCode(), name: name ?? request.name, institutionId },
    ...{ ...fresh, pairedBy: actor.personId },
  })
  await site.save()
  if (before) {
    await trx
      .from(Site.table)
      .where('id', before.id)
      .update({ state: 'retired', replaced_by: site.id, updated_at: now })
    const data = { by: site.code }
    await noteSiteEvent(trx, before.id, 'replaced', { personId: actor.personId, data })
  }
  return site
}

async function standingSite(
  trx: TransactionClientContract,
  place: Exclude<Place, { as: 'new' }>,
  institutionId: string
) {
  const site = await Site.query({ client: trx }).where('id', place.siteId).forUpdate().first()
  if (!site || site.state === 'retired') throw new PairingError('retired_site')
  if (site.institutionId !== institutionId) throw new PairingError('other_place')
  if (place.as === 'reenrols' && site.state !== 'reenrol') throw new PairingError('other_place')
  return site
}
