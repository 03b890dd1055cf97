import { staffRoles } from '#identity/roles'
import { makeHere } from '#tests/support/mirror/here'
import { makeProfile } from '#tests/support/mirror/origin'
import type { RouteAccess } from './types.js'

const anyId = () => ({ id: '00000000-0000-7000-8000-000000000000' })

const code = async () => ({ code: (await makeProfile()).code })

/** Mirrors that sign their requests; what they are answered is in mirror/origin_http.spec.ts. */
const signed: RouteAccess[] = [
  { route: 'mirror.v1.polls.store', allow: [], isSigned: true },
  { route: 'mirror.v1.have', allow: [], isSigned: true },
  { route: 'mirror.v1.want', allow: [], isSigned: true },
  {
    ...{ route: 'mirror.v1.trust_files.show', allow: [], isSigned: true },
    params: () => ({ file: 'timestamp.json' }),
  },
  {
    ...{ route: 'mirror.v1.objects.show', allow: [], isSigned: true },
    params: () => ({ first: 'aa', second: 'bb', name: 'a'.repeat(64) }),
  },
]

const staff = staffRoles
const NOWHERE = '00000000-0000-7000-8000-000000000000'

/** This server as a mirror; here it is an origin, where only those who publish write sticks. */
const here: RouteAccess[] = [
  { route: 'mirror.here.show', allow: staff },
  { route: 'mirror.visits.index', allow: staff },
  { route: 'mirror.here.edit', allow: ['mirror_operator'], params: followed },
  { route: 'mirror.here.update', allow: ['mirror_operator'], params: followed },
  { route: 'mirror.contacts.store', allow: ['mirror_operator'], params: followed },
  { route: 'mirror.contacts.destroy', allow: ['mirror_operator'], params: followed },
  { route: 'mirror.edition_returns.store', allow: ['mirror_operator'], params: followed },
  { route: 'mirror.sticks.index', allow: [] },
  { route: 'mirror.sticks.create', allow: [] },
  { route: 'mirror.sticks.store', allow: [] },
  { route: 'mirror.sticks.show', allow: [], params: () => ({ id: NOWHERE }) },
  { route: 'mirror.stick_runs.store', allow: [], params: () => ({ id: NOWHERE }) },
  { route: 'mirror.stick_runs.destroy', allow: [], params: () => ({ id: NOWHERE }) },
]

async function followed() {
  await makeHere()
  return {}
}

/**
 * Who publishes editions belongs to an institution that has none above it; here everybody is of one school.
 * mirror/profiles.spec.ts shows whom they open to.
 */
export const mirrorRoutes: RouteAccess[] = [
  ...signed,
  ...here,
  { route: 'mirror.overviews.show', allow: [] },
  { route: 'mirror.profiles.index', allow: [] },
  { route: 'mirror.profiles.create', allow: [] },
  { route: 'mirror.profiles.store', allow: [] },
  { route: 'mirror.profiles.show', allow: [], params: code },
  { route: 'mirror.covered_institutions.index', allow: [], params: code },
  {
    ...{ route: 'mirror.plan_lists.show', allow: [] },
    params: async () => ({ ...(await code()), list: 'updates' }),
  },
  { route: 'mirror.profiles.edit', allow: [], params: code },
  { route: 'mirror.profiles.update', allow: [], params: code },
  { route: 'mirror.profile_archives.store', allow: [], params: code },
  { route: 'mirror.profile_archives.destroy', allow: [], params: code },
  { route: 'mirror.sites.index', allow: [] },
  { route: 'mirror.site_exports.show', allow: [] },
  { route: 'mirror.withdrawals.index', allow: [] },
  { route: 'mirror.withdrawals.create', allow: [] },
  { route: 'mirror.withdrawals.store', allow: [] },
  { route: 'mirror.withdrawals.show', allow: [], params: anyId },
  { route: 'mirror.withdrawals.destroy', allow: [], params: anyId },
  { route: 'mirror.plans.store', allow: [], params: code },
  { route: 'mirror.editions.index', allow: [] },
  { route: 'mirror.editions.show', allow: [], params: anyId },
  { route: 'mirror.edition_runs.store', allow: [], params: anyId },
  { route: 'mirror.edition_runs.destroy', allow: [], params: anyId },
  { route: 'mirror.editions.store', allow: [], params: code },
  {
    ...{ route: 'mirror.publications.store', allow: [] },
    params: anyId,
  },
]
