import db from '@adonisjs/lucid/services/db'
import { SYSTEM } from '#shared/actor'
import { newId } from '#shared/ids'
import { serverRole } from '#mirror/role'
import { askOrigin } from '#mirror/pairing/ask_origin'
import { stopAsking } from '#mirror/pairing/ask_to_pair'
import { makeProfile, makeSite, withKeys } from '#tests/support/mirror/origin'
import { makePairing } from '#tests/support/mirror/pairing'
import { school } from '#tests/support/tour_states'
import type { Stop } from '#tests/support/page_tour'

const admin = 'administrator'
const PAIRINGS = '/administration/mirror/pairings'
const PAIRING_HERE = '/administration/mirror/here/pairing'

/** A request at an origin with keys; with an institution, the form that accepts it. */
async function pairingPath(isChosen: boolean) {
  await withKeys()
  const { id } = await school()
  await makeSite(await makeProfile(), id, { seen_at: '2026-10-01 08:00:00' })
  const { code } = await makePairing()
  return `${PAIRINGS}/${code}${isChosen ? `?institution=${id}` : ''}`
}

async function pairingsPath() {
  await withKeys()
  await makePairing()
  return PAIRINGS
}

/** This server as a mirror: what it says before, while and after it asks. */
async function waitingPath() {
  serverRole.name = 'both'
  await withKeys()
  await askOrigin(SYSTEM, { address: process.env.APP_URL!, name: 'វិទ្យាល័យ បាក់ទូក' })
  return PAIRING_HERE
}

async function pairedPath() {
  serverRole.name = 'both'
  await stopAsking()
  return PAIRING_HERE
}

/** A mirror whose identity was copied, with what happened before. */
async function sitePath() {
  await withKeys()
  const wish = { state: 'reenrol', cloned_at: '2026-11-20 08:00:00', sequence: 3 }
  const { id } = await makeSite(await makeProfile(), (await school()).id, wish)
  for (const kind of ['paired', 'contact', 'memory_back', 'cloned']) {
    await db.table('mirror_site_events').insert({
      ...{ id: newId(), site_id: id, kind, polls: 2, medium: 'http', sequence: 3 },
      ...{ began_at: '2026-11-20 08:00:00', ended_at: '2026-11-20 09:00:00' },
    })
  }
  return `/administration/mirror/sites/${id.slice(-8)}`
}

const siteFormPath = async () => {
  const { id } = await makeSite(await makeProfile(), (await school()).id)
  return `/administration/mirror/sites/${id.slice(-8)}/edit`
}

const siteSurePath = async () => {
  const { id } = await makeSite(await makeProfile(), (await school()).id)
  return `/administration/mirror/sites/${id.slice(-8)}/standing?to=retired`
}

/** A server becomes a mirror, and what its origin shows of it. */
export const pairing: Stop[] = [
  { name: 'requests of mirrors', budget: 'browse', as: admin, path: pairingsPath },
  { name: 'no requests of mirrors', budget: 'browse', as: admin, path: `${PAIRINGS}?tab=done` },
  { name: 'a request on a stick', budget: 'text', as: admin, path: `${PAIRINGS}/create` },
  { name: 'a request of a mirror', budget: 'text', as: admin, path: () => pairingPath(false) },
  { name: 'accept a mirror', budget: 'text', as: admin, path: () => pairingPath(true) },
  { name: 'a mirror', budget: 'dashboard', as: admin, path: sitePath },
  { name: 'change a mirror', budget: 'text', as: admin, path: siteFormPath },
  { name: 'retire a mirror', budget: 'text', as: admin, path: siteSurePath },
  { name: 'pairing of this mirror', budget: 'text', as: admin, path: pairedPath },
  { name: 'pairing of this mirror, waiting', budget: 'text', as: admin, path: waitingPath },
]
