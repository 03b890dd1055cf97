import { createHash } from 'node:crypto'
import { mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { blobKey, snapshotKey } from '#operations/backups/format/manifest'
import { PlaceError } from '#operations/backups/places/place'
import { gunzippedLines } from '#operations/backups/places/streams'
import type { Manifest } from '#operations/backups/format/manifest'
import type { Place } from '#operations/backups/places/place'

export type Progress = (done: number, total: number) => Promise<void>

/**
 * Brings a whole snapshot into `work` and checks every hash on the way. Nothing outside `work` is touched.
 * @returns the keys of what is missing or not what it should be
 */
export async function fetchSnapshot(
  place: Place,
  manifest: Manifest,
  work: string,
  progress?: Progress
) {
  const damaged: string[] = []
  const fetch = async (key: string, to: string, sha256: string) => {
    await mkdir(dirname(join(work, to)), { recursive: true, mode: 0o700 })
    if ((await bring(place, key, join(work, to))) !== sha256) damaged.push(key)
  }
  for (const { file, sha256 } of [...manifest.tables, manifest.blobs, manifest.keys]) {
    await fetch(snapshotKey(manifest.name, file), file, sha256)
  }
  if (damaged.length > 0) return damaged

  const blobs = await savedBlobs(manifest, work)
  const total = blobs.length + manifest.files.length
  let done = 0
  for (const sha256 of blobs) {
    await fetch(blobKey(sha256), blobKey(sha256), sha256)
    await progress?.(++done, total)
  }
  for (const { path, sha256 } of manifest.files) {
    await fetch(blobKey(sha256), join('files', path), sha256)
    await progress?.(++done, total)
  }
  return damaged
}

/** The blobs whose bytes the snapshot holds. */
export async function savedBlobs(manifest: Manifest, work: string): Promise<string[]> {
  const missing = new Set(manifest.blobs.missing)
  const found: string[] = []
  for await (const line of gunzippedLines(join(work, manifest.blobs.file))) {
    const [sha256] = JSON.parse(line) as [string, number]
    if (!missing.has(sha256)) found.push(sha256)
  }
  return found
}

/** Copies an object to a file and returns its SHA-256; undefined where there is none. */
async function bring(place: Place, key: string, path: string) {
  const stream = await place.get(key).catch((error) => {
    if (error instanceof PlaceError && error.code === 'not_found') return undefined
    throw error
  })
  if (!stream) return undefined
  const hash = createHash('sha256')
  const file = await open(path, 'w', 0o600)
  try {
    for await (const piece of stream) {
      hash.update(piece as Buffer)
      await file.writeFile(piece as Buffer)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return hash.digest('hex')
}
