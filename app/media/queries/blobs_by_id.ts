import db from '@adonisjs/lucid/services/db'
import type { BlobFile } from '#media/types'

const PORTION = 400

/** The blobs of these ids whose bytes are on this server, by id. */
export async function blobsById(ids: string[]): Promise<Map<string, BlobFile>> {
  const found = new Map<string, BlobFile>()
  for (let from = 0; from < ids.length; from += PORTION) {
    const rows = await db
      .from('media_blobs')
      .whereIn('id', ids.slice(from, from + PORTION))
      .select('id', 'sha256', 'size', 'media_type')
    for (const { id, sha256, size, media_type: mediaType } of rows) {
      found.set(id, { sha256, size: Number(size), mediaType })
    }
  }
  return found
}
