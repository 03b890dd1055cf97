import { createGunzip } from 'node:zlib'
import { clock } from '#shared/clock'
import { momentOf, snapshotsToKeep } from '#operations/backups/retention'
import { readManifest, snapshotKey, snapshotNames } from '#operations/backups/format/manifest'
import { withLock } from '#operations/backups/place_lock'
import { readAll } from '#operations/backups/places/streams'
import type { Keep } from '#operations/types'
import type { Place } from '#operations/backups/places/place'

export type Pruned = { removed: string[]; blobs: number; bytes: number }

const ABANDONED = { hours: 24 }

/**
 * Removes the snapshots that the rule does not keep, and then the blobs that none of the others names. A manifest
 * goes first: what is half removed is no snapshot. Where the manifest of one that stays cannot be read, no blob goes.
 */
export function pruneSnapshots(place: Place, keep: Keep): Promise<Pruned> {
  return withLock(place, async () => {
    const names = await snapshotNames(place)
    const kept = snapshotsToKeep(names, keep)
    const removed = names.filter((name) => !kept.has(name))
    for (const name of removed) await place.remove(snapshotKey(name, 'manifest.json'))
    await sweepFolders(place, kept)

    const named = new Set<string>()
    for (const name of kept) for (const sha256 of await namedBy(place, name)) named.add(sha256)
    let blobs = 0
    let bytes = 0
    for await (const object of place.list('blobs')) {
      if (named.has(object.key.split('/').at(-1)!)) continue
      await place.remove(object.key)
      blobs++
      bytes += object.bytes
    }
    return { removed, blobs, bytes }
  })
}

/** What is left of removed snapshots, and of those that were never finished. */
async function sweepFolders(place: Place, kept: Set<string>) {
  const before = clock.now().minus(ABANDONED)
  const standing = new Set(await snapshotNames(place))
  for await (const { key } of place.list('snapshots')) {
    const name = key.split('/')[1]
    if (kept.has(name) || standing.has(name)) continue
    if (momentOf(name) < before || !momentOf(name).isValid) await place.remove(key)
  }
  for await (const { key } of place.list('incoming')) await place.remove(key)
}

async function namedBy(place: Place, name: string): Promise<string[]> {
  const manifest = await readManifest(place, name)
  const stream = await place.get(snapshotKey(name, manifest.blobs.file))
  const text = await readAll(stream.pipe(createGunzip()))
  const lines = text.toString().split('\n').filter(Boolean)
  const blobs = lines.map((line) => (JSON.parse(line) as [string, number])[0])
  return [...blobs, ...manifest.files.map(({ sha256 }) => sha256)]
}
