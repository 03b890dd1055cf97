import { crashPoint } from '#mirror/crash_points'
import { objectStore } from '#mirror/store/objects'
import { objectsOf } from '#mirror/rows/content'
import { contentOf, editionOf, neededBlobs } from '#mirror/edge/content'
import { revokedIn, standingRevocations } from '#mirror/edge/withdrawn'
import { keptByOrigin } from '#mirror/publisher/kept_objects'
import { giveLease, takeLease } from '#shared/background/lease'
import Origin from '#mirror/models/origin'
import Received, { openStates } from '#mirror/models/received'

const LEASE = 'mirror.collect'
const SECONDS = 120

let collecting = false

/** Whether objects are being removed, in this process or in another: nobody may build on what is there meanwhile. */
export async function isCollecting(): Promise<boolean> {
  if (collecting || !(await takeLease(LEASE, 5))) return true
  await giveLease(LEASE)
  return false
}

/**
 * Removes the objects that nothing needs any more: neither an edition that this server holds, the one before or one that
 * is coming, nor, where it is an origin too, what it hands on. May be ended at any point; what is left over goes the
 * next time.
 */
export async function collectObjects(
  tell: (objects: number) => Promise<void> = async () => {}
): Promise<{ objects: number }> {
  if (await isCollecting()) return { objects: 0 }
  collecting = true
  const prolong = () => takeLease(LEASE, SECONDS)
  const timer = setInterval(() => void prolong().catch(() => {}), 30_000)
  try {
    return (await prolong()) ? await removeRest(tell) : { objects: 0 }
  } finally {
    collecting = false
    clearInterval(timer)
    await giveLease(LEASE)
  }
}

async function removeRest(tell: (objects: number) => Promise<void>) {
  // In this order: what begins to be built after the lease was taken waits for it.
  const [handedOn, held] = [await keptByOrigin(), await keptNames()]
  if (!handedOn || !held) return { objects: 0 }
  const store = objectStore()
  let objects = 0
  for await (const name of store.all()) {
    if (held.has(name) || handedOn.has(name)) continue
    crashPoint('collect.row')
    await store.remove(name)
    crashPoint('collect.removed')
    objects++
    if (objects % 100 === 0) await tell(objects)
  }
  return { objects }
}

/** Undefined while an edition is coming of which it is not known yet what it needs. */
async function keptNames(): Promise<Set<string> | undefined> {
  const kept = new Set<string>()
  const store = objectStore()
  const read = (name: string) => store.read(name)
  for (const origin of await Origin.all()) {
    if (origin.revocationsName) kept.add(origin.revocationsName)
    const revoked = revokedIn(await standingRevocations(origin.revocationsName))
    const standing = [origin.currentId, origin.previousId].filter((id) => id !== null)
    const editions = await Received.query()
      .where('originId', origin.id)
      .where((some) => some.whereIn('id', standing).orWhereIn('state', openStates))
    for (const edition of editions) {
      kept.add(edition.name)
      const isComing = openStates.includes(edition.state)
      if (isComing && edition.sequence <= origin.sequence && origin.currentId) continue
      if (!edition.catalogue) return undefined
      const content = await contentOf({ catalogue: edition.catalogue })
      for (const name of await objectsOf(content, edition.catalogue, read)) kept.add(name)
      for (const { sha256 } of await neededBlobs(content, revoked)) kept.add(sha256)
      if (!isComing) continue
      const { packs, patches } = await editionOf(edition.name)
      for (const [name] of packs) kept.add(name)
      for (const [, name] of patches) kept.add(name)
    }
  }
  return kept
}
