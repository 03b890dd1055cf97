import { school } from '#tests/support/tour_states'
import { bring, manifest12, page, zipOf } from '#tests/support/packages'
import { actorOf } from '#tests/support/player'
import { commit, entry, launchFor } from '#tests/support/runtime'
import type { Site } from '#tests/support/site'
import type { Stop } from '#tests/support/page_tour'

const FILES = { 'a.html': page(''), 'b.html': page('') }

/** A package of two items that somebody has begun and that has said something. */
async function played(site: Site) {
  const actor = await actorOf(site.account('administrator').username)
  const { id } = await school()
  const manifest = manifest12([
    { id: 'a', title: 'មេរៀនទី១' },
    { id: 'b', title: 'មេរៀនទី២' },
    { id: 'c', href: 'absent.html' },
  ])
  const { row } = await bring(await zipOf({ 'imsmanifest.xml': manifest, ...FILES }), id, actor)
  const { launch, attempt } = await launchFor(row, actor.personId)
  const interactions = { 0: { id: 'q1', type: 'choice', student_response: 'ក', result: 'correct' } }
  const cmi = {
    core: { lesson_status: 'passed', score: { raw: '80' } },
    interactions,
    suspend_data: 'ទំព័រ ៣',
  }
  const calls = [
    [0, 'LMSInitialize', '', '', 'true', '0'],
    [9, 'LMSGetValue', 'cmi.nothing', '', '', '201'],
  ]
  await commit(launch, entry(1, cmi, { calls }))
  return { row, launch, attempt }
}

async function refused(site: Site) {
  const actor = await actorOf(site.account('administrator').username)
  const { row } = await bring(await zipOf({ 'a.txt': 'x' }), (await school()).id, actor)
  return `/packages/${row.code}`
}

export const packages: Stop[] = [
  {
    name: 'packages',
    budget: 'browse',
    as: 'administrator',
    path: async (site) => (await played(site), '/packages'),
  },
  { name: 'no packages', budget: 'browse', as: 'teacher', path: '/packages?q=ពពក' },
  { name: 'new package', budget: 'authoring', as: 'administrator', path: '/packages/create' },
  {
    ...{
      name: 'new package, refused',
      budget: 'authoring',
      as: 'administrator',
      path: '/packages/create',
    },
    form: { action: '/packages', fields: {} },
    status: 422,
  },
  {
    name: 'package',
    budget: 'dashboard',
    as: 'administrator',
    path: async (site) => `/packages/${(await played(site)).row.code}`,
  },
  { name: 'package, refused', budget: 'dashboard', as: 'administrator', path: refused },
  {
    name: 'package settings',
    budget: 'authoring',
    as: 'administrator',
    path: async (site) => `/packages/${(await played(site)).row.code}/edit`,
  },
  {
    name: 'new version',
    budget: 'authoring',
    as: 'administrator',
    path: async (site) => `/packages/${(await played(site)).row.code}/versions/create`,
  },
  {
    name: 'player',
    budget: 'resource',
    as: 'administrator',
    path: async (site) => `/launches/${(await played(site)).launch.id}`,
  },
  {
    name: 'attempt',
    budget: 'dashboard',
    as: 'administrator',
    path: async (site) => `/attempts/${(await played(site)).attempt.id}`,
  },
  {
    name: 'run-time log',
    budget: 'dashboard',
    as: 'administrator',
    path: async (site) => `/attempts/${(await played(site)).attempt.id}/log`,
  },
]
