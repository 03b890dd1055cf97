import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { blobKey } from '#operations/backups/format/manifest'
import { hashOf } from '#operations/backups/places/streams'
import type { Place } from '#operations/backups/places/place'

export type BlobNames = Map<string, number>

/** What the place holds already: its blobs with their sizes. */
export async function blobsAt(place: Place): Promise<BlobNames> {
  const known: BlobNames = new Map()
  for await (const { key, bytes } of place.list('blobs')) known.set(key.split('/').at(-1)!, bytes)
  return known
}

/** Copies blobs to a place that does not have them yet. The same content is never copied twice. */
export class BlobCopier {
  /** Bytes written in this run. */
  added = 0
  /** Blobs of the record whose bytes are not on this server, or are not what their name says. */
  readonly missing = new Set<string>()

  constructor(
    private place: Place,
    private known: BlobNames,
    private dataDir: string
  ) {}

  has(sha256: string, bytes: number) {
    return this.known.get(sha256) === bytes
  }

  /** @param path where the bytes are; a blob's own place where left out */
  async copy(sha256: string, bytes: number, path = join(this.dataDir, blobKey(sha256))) {
    if (this.has(sha256, bytes)) return
    if (!(await isWhole(path, sha256, bytes))) {
      this.missing.add(sha256)
      return
    }
    await this.place.put(blobKey(sha256), path)
    if (this.place.rereads) await this.#check(sha256)
    this.missing.delete(sha256)
    this.known.set(sha256, bytes)
    this.added += bytes
  }

  async #check(sha256: string) {
    const written = await hashOf(await this.place.get(blobKey(sha256)))
    if (written.sha256 === sha256) return
    await this.place.remove(blobKey(sha256))
    throw new Error(`${blobKey(sha256)} was not written as it is`)
  }
}

const sizeOf = (path: string) =>
  stat(path).then(
    (found) => found.size,
    () => undefined
  )

async function isWhole(path: string, sha256: string, bytes: number) {
  if ((await sizeOf(path)) !== bytes) return false
  const found = await hashOf(createReadStream(path))
  return found.sha256 === sha256
}
