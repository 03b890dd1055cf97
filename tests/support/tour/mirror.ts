import { planProfile } from '#mirror/publisher/plan_profile'
import { keepPlan } from '#mirror/jobs/plan_profile'
import {
  build,
  buildAndPublish,
  makeProfile,
  makeSite,
  withKeys,
} from '#tests/support/mirror/origin'
import { school } from '#tests/support/tour_states'
import type { Stop } from '#tests/support/page_tour'

const admin = 'administrator'
const LIST = '/administration/mirror/profiles'
const GIB = 1024 ** 3

/** A profile with editions on both channels and a mirror, planned. */
async function plannedPath() {
  await withKeys()
  const profile = await makeProfile({ diskBytes: 64 * GIB, monthBytes: 2 * GIB })
  const trial = await buildAndPublish(profile, 'pilot')
  await buildAndPublish(profile)
  await build(profile, 'everyone', trial.id)
  await makeSite(profile, (await school()).id)
  await keepPlan(profile.id, await planProfile(profile, { breathe: async () => {} }))
  return `${LIST}/${profile.code}`
}

async function listPath() {
  await plannedPath()
  return LIST
}

async function overviewPath() {
  await plannedPath()
  return '/administration/mirror'
}

async function editPath() {
  const { code } = await makeProfile()
  return `${LIST}/${code}/edit`
}

/** What an origin holds ready for its mirrors. */
export const mirror: Stop[] = [
  { name: 'overview of mirrors', budget: 'dashboard', as: admin, path: overviewPath },
  { name: 'profiles of mirrors, none', budget: 'browse', as: admin, path: `${LIST}?tab=archived` },
  { name: 'profiles of mirrors', budget: 'browse', as: admin, path: listPath },
  { name: 'a profile of mirrors', budget: 'dashboard', as: admin, path: plannedPath },
  { name: 'new profile of mirrors', budget: 'authoring', as: admin, path: `${LIST}/create` },
  {
    ...{ name: 'new profile of mirrors, refused', budget: 'authoring', as: admin },
    path: `${LIST}/create`,
    form: { action: LIST, fields: { code: 'A B', name_km: 'x', quality: '360' } },
    status: 422,
  },
  { name: 'edit a profile of mirrors', budget: 'authoring', as: admin, path: editPath },
]
