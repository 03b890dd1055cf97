import { replaceBlobs } from '#media/actions/replace_blobs'
import { writeBlobs } from '#media/actions/write_blobs'
import { transaction } from '#shared/database/transaction'
import { clock } from '#shared/clock'
import { objectStore } from '#mirror/store/objects'
import { readEdition } from '#mirror/format/edition'
import { hashFile } from '#mirror/store/hash_file'
import { objectsOf } from '#mirror/rows/content'
import { currentContent, neededBlobs } from '#mirror/edge/content'
import { revokedIn, standingRevocations } from '#mirror/edge/withdrawn'
import { gatherBlobs } from '#mirror/edge/gather_blobs'
import { gatherCatalogue } from '#mirror/edge/gather_catalogue'
import Origin from '#mirror/models/origin'
import Received from '#mirror/models/received'
import type { Gatherer } from '#mirror/edge/gather'

export type Scrubbed = { objects: number; bad: number }

type Tick = (done: number, total: number) => Promise<void>

/**
 * Reads everything of the present edition again. What the disk has spoiled or lost is taken away and said in the row of
 * the edition; the next contact of any kind brings it anew.
 */
export async function scrub(originId: string, tick: Tick = async () => {}): Promise<Scrubbed> {
  const origin = await Origin.findOrFail(originId)
  const current = await currentContent(origin).catch(() => 'spoiled' as const)
  if (!current) return { objects: 0, bad: 0 }
  if (current === 'spoiled') return { objects: 1, bad: await markSpoiled(origin, 1, 0) }
  const store = objectStore()
  const revoked = revokedIn(await standingRevocations(origin.revocationsName))
  const blobs = await neededBlobs(current.content, revoked)
  const others = await objectsOf(current.content, current.name, (name) => store.read(name))
  const sizes = new Map<string, number>([...others].map((name) => [name, 0]))
  for (const { sha256, size } of blobs) sizes.set(sha256, size)
  let [done, bad, bytes] = [0, 0, 0]
  for (const [name, size] of sizes) {
    const found = await hashFile(store.path(name)).catch(() => undefined)
    if (found !== name) {
      await store.remove(name)
      bad++
      bytes += size
    }
    await tick(++done, sizes.size)
  }
  if (bad > 0) await markSpoiled(origin, bad, bytes)
  return { objects: sizes.size, bad }
}

async function markSpoiled(origin: Origin, objects: number, bytes: number) {
  const received = await Received.findOrFail(origin.currentId)
  const facts = { note: 'spoiled', missingObjects: objects, missingBytes: bytes }
  await received.merge({ ...facts, updatedAt: clock.now() }).save()
  return objects
}

/** Brings what a scrub found spoiled. Gives how many blobs are missing still. */
export async function mend(origin: Origin, received: Received, gatherer: Gatherer) {
  const edition = readEdition(await gatherer.fetch(received.name))
  const content = await gatherCatalogue(gatherer, edition)
  const revoked = revokedIn(await standingRevocations(origin.revocationsName))
  const needed = await neededBlobs(content, revoked)
  const lost = await gatherer.missing(needed.map(({ sha256 }) => sha256))
  const missing = await gatherBlobs(gatherer, edition, needed)
  const still = new Set(missing.map(({ sha256 }) => sha256))
  const { store } = gatherer
  const back = lost.filter((sha256) => !still.has(sha256))
  await replaceBlobs(back.map((sha256) => ({ sha256, from: store.path(sha256) })))
  await transaction((trx) =>
    writeBlobs(
      trx,
      needed.filter(({ sha256 }) => !still.has(sha256))
    )
  )
  await received
    .merge({
      note: missing.length > 0 ? 'spoiled' : null,
      missingObjects: missing.length,
      missingBytes: missing.reduce((sum, { size }) => sum + size, 0),
      updatedAt: clock.now(),
    })
    .save()
  return missing.length
}
