import { makeProfile, makeSite } from '#tests/support/mirror/origin'
import { makePairing } from '#tests/support/mirror/pairing'
import type { RouteAccess, World } from './types.js'

const pairing = async () => ({ code: (await makePairing()).code })

const site = async ({ schoolId }: World) => {
  const { id } = await makeSite(await makeProfile(), schoolId)
  return { code: id.slice(-8) }
}

/** mirror/pairing_pages.spec.ts and mirror/site_pages.spec.ts show to whom the pages of an origin open. */
export const pairingRoutes: RouteAccess[] = [
  { route: 'mirror.v1.pairing_requests.index', allow: 'everyone' },
  { route: 'mirror.v1.pairing_requests.store', allow: 'everyone' },
  {
    ...{ route: 'mirror.v1.pairing_requests.show', allow: [], isSigned: true },
    params: () => ({ id: '00000000-0000-7000-8000-000000000000' }),
  },
  { route: 'mirror.pairings.index', allow: [] },
  { route: 'mirror.pairings.create', allow: [] },
  { route: 'mirror.pairings.store', allow: [] },
  { route: 'mirror.pairings.edit', allow: [], params: pairing },
  { route: 'mirror.pairings.update', allow: [], params: pairing },
  { route: 'mirror.pairing_refusals.store', allow: [], params: pairing },
  { route: 'mirror.pairing_answers.show', allow: [], params: pairing },
  { route: 'mirror.site_details.show', allow: [], params: site },
  { route: 'mirror.site_details.edit', allow: [], params: site },
  { route: 'mirror.site_details.update', allow: [], params: site },
  { route: 'mirror.site_standings.create', allow: [], params: site },
  { route: 'mirror.site_standings.store', allow: [], params: site },
  { route: 'mirror.site_machines.store', allow: [], params: site },
  // Whoever runs the server of a school pairs it.
  { route: 'mirror.own_pairings.create', allow: ['mirror_operator'] },
  { route: 'mirror.own_pairings.store', allow: ['mirror_operator'] },
  { route: 'mirror.own_pairings.destroy', allow: ['mirror_operator'] },
  { route: 'mirror.own_answers.show', allow: ['mirror_operator'] },
  { route: 'mirror.own_answers.store', allow: ['mirror_operator'] },
  { route: 'mirror.own_machines.store', allow: ['mirror_operator'] },
]
