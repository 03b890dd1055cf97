import { dirname, join } from 'node:path'
import encryption from '@adonisjs/core/services/encryption'
import { homewards } from '#shared/sync/homeward'
import { PACKED_UP_TO } from '#mirror/format/blob_pack'
import { objectStore } from '#mirror/store/objects'
import { nextCounter } from '#mirror/edge/counter'
import { comingOf, health } from '#mirror/edge/health'
import { contentOf, neededBlobs } from '#mirror/edge/content'
import { revokedIn, standingRevocations } from '#mirror/edge/withdrawn'
import { NAMES_LIMIT } from '#mirror/format/messages'
import { makeNote, noteFile, type WantNote } from '#mirror/sticks/notes'
import { homePath, isFileName } from '#mirror/sticks/home_files'
import { STICK_FOLDER } from '#mirror/sticks/stick_label'
import { stickErrorOf } from '#mirror/sticks/stick_error'
import { ownFolder, writeWhole } from '#mirror/sticks/write_whole'
import Origin from '#mirror/models/origin'
import Received from '#mirror/models/received'

export type Home = 'given' | 'read_only' | 'no_room'

/**
 * Puts on a stick what goes home with it (docs/protocols/mirror.md section 21): how this mirror is, what it has and lacks,
 * and what other modules send. @returns null where it cannot be
 */
export async function takeHome(originId: string, folder: string): Promise<Home | null> {
  const origin = await Origin.findOrFail(originId)
  const site = origin.siteId
  if (!site) return null
  const write = async (path: string, bytes: Uint8Array) => {
    const root = await ownFolder(dirname(folder), STICK_FOLDER)
    await writeWhole(root, path, bytes)
  }
  try {
    const pem = encryption.decrypt<string>(origin.secretKey)!
    for (const bundle of homewards()) {
      for await (const { name, bytes } of bundle.collect(site)) {
        if (!isFileName(name) || bytes.length > bundle.most) continue
        await write(join(homePath(site, bundle.name), name), bytes)
      }
    }
    const want = { ...(await wantOf(origin)), site, counter: await nextCounter(originId) }
    await write(noteFile('want', site), makeNote('want', want, pem))
    const said = await health(await Origin.findOrFail(originId), 'stick')
    const note = { site, counter: await nextCounter(originId), said }
    await write(noteFile('health', site), makeNote('health', note, pem))
    return 'given'
  } catch (error) {
    const { code } = stickErrorOf(error) ?? {}
    if (code === 'read_only' || code === 'no_room') return code
    if (code === 'gone' || code === 'strange_folder') return null
    throw error
  }
}

/** Only what stands in no pack is named: packs are on every stick. */
async function wantOf(origin: Origin): Promise<Omit<WantNote, 'site' | 'counter'>> {
  const store = objectStore()
  const revoked = revokedIn(await standingRevocations(origin.revocationsName))
  const coming = await comingOf(origin)
  const current = origin.currentId ? await Received.find(origin.currentId) : null
  const has = new Set<string>()
  const missing = new Set<string>()
  for (const edition of [current, coming]) {
    if (!edition?.catalogue) continue
    const content = await contentOf({ catalogue: edition.catalogue }).catch(() => undefined)
    const large = content ? await neededBlobs(content, revoked).catch(() => []) : []
    for (const { sha256, size } of large) {
      if (size <= PACKED_UP_TO) continue
      if (await store.has(sha256, size)) has.add(sha256)
      else if (edition === coming) missing.add(sha256)
    }
  }
  return {
    ...{ catalogue: current?.catalogue ?? null, edition: coming?.name ?? null },
    has: [...has].sort().slice(0, NAMES_LIMIT),
    missing: [...missing].sort().slice(0, NAMES_LIMIT),
  }
}
