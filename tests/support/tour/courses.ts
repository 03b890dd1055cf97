import { bring, zipOf } from '#tests/support/packages'
import { blockXml, courseXml, courseZip, openUnit, unitXml } from '#tests/support/courses'
import { actorOf } from '#tests/support/player'
import { launchFor } from '#tests/support/runtime'
import { school } from '#tests/support/tour_states'
import { unitsOf } from '#runtime/cmi5/course_items'
import type { Course } from '#runtime/cmi5/types'
import type { Site } from '#tests/support/site'
import type { Stop } from '#tests/support/page_tour'

const by = async (site: Site) => {
  const actor = await actorOf(site.account('administrator').username)
  return { actor, at: (await school()).id }
}

/** A course with a window of its own and a unit elsewhere, which somebody has open. */
async function course(site: Site) {
  const { actor, at } = await by(site)
  const inside = blockXml(
    1,
    unitXml(1, { attributes: 'moveOn="Completed"' }) +
      unitXml(2, { attributes: 'launchMethod="OwnWindow"' }) +
      unitXml(3, { url: 'https://lessons.example/3' })
  )
  const { row, version } = await bring(await courseZip(inside), at, actor)
  const { launch, attempt } = await launchFor(row, actor.personId)
  const units = unitsOf(version.read<Course>())
  await openUnit(launch, units[0].key)
  return { row, launch, attempt, units }
}

async function outside(site: Site) {
  const { actor, at } = await by(site)
  const xml = courseXml(unitXml(1, { url: 'https://lessons.example/1' }))
  return bring(Buffer.from(xml), at, actor, 'cmi5.xml')
}

async function pages(site: Site) {
  const { actor, at } = await by(site)
  const page = (title: string) => `<!doctype html><title>${title}</title>`
  const files = { 'index.html': page('ទំព័រដើម'), 'a.html': page('មេរៀន') }
  return bring(await zipOf(files), at, actor)
}

const as = 'administrator'

export const courses: Stop[] = [
  {
    ...{ name: 'course', budget: 'dashboard', as },
    path: async (site) => `/packages/${(await course(site)).row.code}`,
  },
  {
    ...{ name: 'player of a course', budget: 'resource', as },
    path: async (site) => `/launches/${(await course(site)).launch.id}`,
  },
  {
    ...{ name: 'attempt at a course', budget: 'dashboard', as },
    path: async (site) => `/attempts/${(await course(site)).attempt.id}`,
  },
  {
    ...{ name: 'part in a window of its own', budget: 'resource', as },
    path: async (site) => {
      const { launch, units } = await course(site)
      return `/launches/${launch.id}/parts/${units[2].key}`
    },
  },
  {
    ...{ name: 'settings of web pages', budget: 'authoring', as },
    path: async (site) => `/packages/${(await pages(site)).row.code}/edit`,
  },
  {
    ...{ name: 'other sites', budget: 'dashboard', as },
    path: async (site) => (await outside(site), '/administration/outside-addresses'),
  },
  {
    ...{ name: 'no other sites', budget: 'dashboard', as },
    path: '/administration/outside-addresses?q=ពពក',
  },
]
