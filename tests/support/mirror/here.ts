import db from '@adonisjs/lucid/services/db'
import encryption from '@adonisjs/core/services/encryption'
import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { forget } from '#shared/remembered'
import { newKey } from '#mirror/trust/keys'
import { serverRole } from '#mirror/role'
import { stickPlaces } from '#mirror/sticks/stick_places'
import Origin from '#mirror/models/origin'
import Received, { type ReceivedState } from '#mirror/models/received'
import Visit, { type VisitOutcome } from '#mirror/models/visit'

/** This server is a mirror until the answer is called. */
export function asMirror(role: 'mirror' | 'both' = 'mirror') {
  const before = serverRole.name
  serverRole.name = role
  forget()
  return () => {
    serverRole.name = before
    forget()
  }
}

/** These folders count as plugged-in sticks until the answer is called. */
export function asSticks(...folders: string[]) {
  const before = stickPlaces.folders
  stickPlaces.folders = folders
  return () => void (stickPlaces.folders = before)
}

/** A mirror that follows the ministry, as pairing leaves it, with rows as contacts leave them. */
export async function makeHere(more: Partial<Origin> = {}) {
  for (const noun of ['visits', 'received', 'origins']) await db.from(`mirror_${noun}`).delete()
  const now = clock.now()
  const origin = await Origin.create({
    ...{ id: newId(), name: 'ក្រសួងអប់រំ យុវជន និងកីឡា', url: 'http://127.0.0.1:1', state: 'active' },
    ...{ root: '{}', channel: 'everyone', profile: 'uss', siteId: newId(), publicKey: '' },
    ...{ secretKey: encryption.encrypt(newKey().privatePem), peers: [] },
    ...{ lastContactAt: now, lastMedium: 'http', createdAt: now, updatedAt: now },
    ...more,
  })
  forget()
  return origin
}

export async function makeReceived(
  origin: Origin,
  sequence: number,
  state: ReceivedState,
  more: Partial<Received> = {}
) {
  const now = clock.now()
  const row = await Received.create({
    ...{ id: newId(), originId: origin.id, name: newId().replaceAll('-', '').repeat(2), sequence },
    ...{ channel: origin.channel, profile: origin.profile, state, medium: 'http', issuedAt: now },
    ...{ objects: 1200, bytes: 3_400_000_000, createdAt: now, updatedAt: now },
    ...(state === 'active' && { activatedAt: now }),
    ...more,
  })
  if (state === 'active') await origin.merge({ currentId: row.id, sequence }).save()
  if (state === 'superseded') await origin.merge({ previousId: row.id }).save()
  forget()
  return row
}

export const makeVisit = (origin: Origin, outcome: VisitOutcome, more: Partial<Visit> = {}) =>
  Visit.create({
    ...{ id: newId(), originId: origin.id, medium: 'http', outcome, startedAt: clock.now() },
    ...{ finishedAt: clock.now(), ...more },
  })
