import db from '@adonisjs/lucid/services/db'
import env from '#start/env'
import { SYSTEM } from '#shared/actor'
import { newCode, newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import { newKey } from '#mirror/trust/keys'
import { keepOnlineKeys, newOnlineKeys } from '#mirror/trust/key_ring'
import { makeFirstRoot } from '#mirror/trust/root_chain'
import { objectStore } from '#mirror/store/objects'
import { createProfile } from '#mirror/actions/write_profile'
import { beginEdition } from '#mirror/actions/begin_edition'
import { recordBuilt } from '#mirror/actions/record_built'
import { buildEdition } from '#mirror/publisher/build_edition'
import { planProfile } from '#mirror/publisher/plan_profile'
import { publishEditions } from '#mirror/publisher/publish_editions'
import { seedInstitutions } from '#bench/support/seed_institutions'
import { blobsOf } from '#mirror/rows/content'
import { makePack, openPack, PACKED_UP_TO } from '#mirror/format/blob_pack'
import { readCatalogue } from '#mirror/format/catalogue'
import { readEdition } from '#mirror/format/edition'
import EditionRow from '#mirror/models/edition'
import Profile from '#mirror/models/profile'

const PROFILE = 'bench'

/** Keys as `mirror:keys new` makes them, without sticks, and a profile that takes everything. */
export async function makeOrigin() {
  const { root } = objectStore()
  const online = newOnlineKeys()
  await makeFirstRoot(root, [newKey(), newKey(), newKey()], online)
  await keepOnlineKeys(root, env.get('APP_KEY').release(), online)
  await createProfile(SYSTEM, PROFILE, {
    ...{ nameKm: PROFILE, nameEn: PROFILE, institutions: { types: [], regions: [], flags: [] } },
    content: { grades: [], subjects: [], languages: [], audience: [], always: [], never: [] },
    ...{ quality: '480', diskBytes: null, monthBytes: null },
  })
  const [school] = await seedInstitutions(1)
  return { profile: PROFILE, institution: school.locationCode }
}

/** What building gives: names by which two runs are compared, and how long it took. */
export async function buildOnce() {
  const profile = await Profile.findByOrFail('code', PROFILE)
  const { id } = await beginEdition(SYSTEM, { profileId: profile.id, channel: 'everyone' })
  const from = performance.now()
  const before = process.cpuUsage()
  const row = await EditionRow.findOrFail(id)
  const built = await buildEdition(row, profile, { tell: async () => {} })
  const { user, system } = process.cpuUsage(before)
  const seconds = (performance.now() - from) / 1000
  await recordBuilt(row, built)
  const { packs, catalogue, patches } = readEdition(await objectStore().read(built.name))
  const update = patches[0] && (await updateOf(catalogue, patches[0][1]))
  return {
    ...{ id, catalogue, packs: packs.map(([name]) => name), blobs: built.contentBytes },
    update,
    ...{ seconds, cpu: (user + system) / 1e6, memory: process.resourceUsage().maxRSS / 1024 },
  }
}

/** Of the pack of an update: what tells of rows and trees alone, and with the small files that came. */
async function updateOf(catalogue: string, pack: string) {
  const read = (name: string) => objectStore().read(name)
  const files = new Set(blobsOf(await readCatalogue(catalogue, read)).map(({ sha256 }) => sha256))
  const bytes = await read(pack)
  const told = [...openPack(bytes)].filter(({ name }) => !files.has(name))
  return { catalogue: makePack(told).bytes.length, all: bytes.length }
}

export const publishOnce = (editionId: string) => publishEditions(editionId)

/** The planner's forecast of the first fill and of the update of a mirror that has the edition before. */
export async function forecast() {
  const profile = await Profile.findByOrFail('code', PROFILE)
  const { firstFill, update } = await planProfile(profile, { breathe: async () => {} })
  return { firstFill: firstFill.bytes, update: update?.bytes ?? 0 }
}

/** Mirrors that are known by their keys, without servers. */
export async function makeSites(count: number) {
  const profile = await Profile.findByOrFail('code', PROFILE)
  const { id: institution } = await db.from('institutions').orderBy('id').firstOrFail()
  const sites = Array.from({ length: count }, () => ({ id: newId(), key: newKey() }))
  for (const { id, key } of sites) {
    await db.table('mirror_sites').insert({
      ...{ id, code: newCode(), name: id, institution_id: institution, profile_id: profile.id },
      ...{ channel: 'everyone', public_key: key.publicHex, state: 'active' },
      ...{ created_at: sqlTime(), updated_at: sqlTime() },
    })
  }
  return {
    sites: sites.map(({ id, key }) => ({ id, pem: key.privatePem })),
    blobs: await largeBlobs(),
  }
}

/** Names of what does not travel in packs. */
async function largeBlobs() {
  const { catalogue } = await db.from('mirror_editions').where('state', 'published').firstOrFail()
  const content = await readCatalogue(catalogue, (name) => objectStore().read(name))
  return blobsOf(content)
    .filter(({ held, size }) => held && size > PACKED_UP_TO)
    .map(({ sha256 }) => sha256)
}
