import { crashPoint } from '#mirror/crash_points'
import { objectStore } from '#mirror/store/objects'
import { objectsOf } from '#mirror/rows/content'
import { contentOf, editionOf, neededBlobs } from '#mirror/edge/content'
import { revokedIn, standingRevocations } from '#mirror/edge/withdrawn'
import Origin from '#mirror/models/origin'
import Received, { openStates } from '#mirror/models/received'

/**
 * Removes the objects that no edition needs any more: neither the present one, nor the one before, nor one that is coming.
 * May be ended at any point; what is left over goes the next time. On a server that is an origin too nothing goes: it
 * hands its objects on.
 */
export async function collectObjects(isOrigin = false): Promise<{ objects: number }> {
  if (isOrigin) return { objects: 0 }
  const kept = await keptNames()
  if (!kept) return { objects: 0 }
  const store = objectStore()
  let objects = 0
  for await (const name of store.all()) {
    if (kept.has(name)) continue
    crashPoint('collect.row')
    await store.remove(name)
    crashPoint('collect.removed')
    objects++
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
