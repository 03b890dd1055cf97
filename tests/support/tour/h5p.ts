import { school } from '#tests/support/tour_states'
import { approveAll, h5pOf, PRESS } from '#tests/support/h5p'
import { bring } from '#tests/support/packages'
import { actorOf } from '#tests/support/player'
import { commit, entry, launchFor } from '#tests/support/runtime'
import { ownLibraries } from '#runtime/h5p/own_libraries'
import H5PLibrary from '#runtime/models/h5p_library'
import type { Site } from '#tests/support/site'
import type { Stop } from '#tests/support/page_tour'

/** Content whose library is altered: the approved build and one that waits. */
async function brought(site: Site) {
  const actor = await actorOf(site.account('administrator').username)
  const { id } = await school()
  const { row } = await bring(await h5pOf({}, { text: 'ចុច' }), id, actor)
  await approveAll()
  await ownLibraries()
  // Altered, and still what the other stops play when it has been approved.
  const altered = await bring(await h5pOf({ script: `${PRESS}/* ${Date.now()} */` }), id, actor)
  const library = await H5PLibrary.query().where('state', 'waiting').firstOrFail()
  return { row, altered: altered.row, library, actor }
}

async function played(site: Site) {
  const { row, actor } = await brought(site)
  const { launch, attempt } = await launchFor(row, actor.personId)
  const result = { score: 2, max: 3, success: true }
  const cmi = { data: { 0: { state: '{"pressed":2}' } }, result, isCompleted: true }
  const calls = [[0, 'xAPI', 'answered', '', '2 / 3', '0']]
  await commit(launch, entry(1, cmi, { sco: 'h5p', calls }))
  return { launch, attempt }
}

const as = 'administrator'

export const h5p: Stop[] = [
  {
    ...{ name: 'H5P libraries', budget: 'browse', as },
    path: async (site) => (await brought(site), '/administration/content-libraries'),
  },
  {
    ...{ name: 'H5P libraries of a package', budget: 'browse', as },
    path: async (site) =>
      `/administration/content-libraries?package=${(await brought(site)).altered.code}`,
  },
  {
    ...{ name: 'no H5P libraries', budget: 'browse', as },
    path: '/administration/content-libraries?q=ពពក',
  },
  {
    ...{ name: 'H5P library', budget: 'dashboard', as },
    path: async (site) => `/administration/content-libraries/${(await brought(site)).library.id}`,
  },
  {
    ...{ name: 'H5P package that waits', budget: 'dashboard', as },
    path: async (site) => `/packages/${(await brought(site)).altered.code}`,
  },
  {
    ...{ name: 'H5P player', budget: 'resource', as },
    path: async (site) => `/launches/${(await played(site)).launch.id}`,
  },
  {
    ...{ name: 'H5P attempt', budget: 'dashboard', as },
    path: async (site) => `/attempts/${(await played(site)).attempt.id}`,
  },
]
