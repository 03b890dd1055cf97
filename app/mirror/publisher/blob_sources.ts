import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { blobFile } from '#media/queries/blob_file'
import { blobsById } from '#media/queries/blobs_by_id'
import { makeSegments, SEGMENTED_ABOVE } from '#mirror/format/blob_segments'
import type { ObjectStore } from '#mirror/store/objects'
import type { BlobFact, Sources } from '#mirror/rows/encode_rows'
import type { Quality } from '#shared/sync/travellers'
import type { MadeObject } from '#mirror/format/tree'

/** Lists of segments that were made before, by the blob: reading a film again takes long. */
export type KnownSegments = Map<string, MadeObject>

/** Where an origin has its blobs from: media's own store. */
export const blobSources = (
  quality: Quality,
  known: KnownSegments,
  signal?: AbortSignal
): Sources => ({
  quality,
  blobs: blobsById,
  read: (sha256) => readFile(blobFile(sha256)),
  async segments({ sha256, size }: BlobFact) {
    if (size <= SEGMENTED_ABOVE) return null
    const standing = known.get(sha256)
    if (standing) return standing
    const made = await makeSegments(sha256, size, createReadStream(blobFile(sha256), { signal }))
    known.set(sha256, made)
    return made
  },
})

/** The lists of an earlier edition. */
export async function segmentsOf(
  blobs: { sha256: string; segments: string | null }[],
  store: ObjectStore
): Promise<KnownSegments> {
  const known: KnownSegments = new Map()
  for (const { sha256, segments: name } of blobs) {
    if (!name || !(await store.has(name))) continue
    known.set(sha256, { name, bytes: await store.read(name) })
  }
  return known
}
