import db from '@adonisjs/lucid/services/db'
import type { BlobFile } from '#media/types'

type Known = BlobFile & { isElsewhere: boolean }

const PORTION = 400

/** The blobs of these ids, by id, and whether their bytes are on this server. */
export async function blobsById(ids: string[]): Promise<Map<string, Known>> {
  const found = new Map<string, Known>()
  for (let from = 0; from < ids.length; from += PORTION) {
    const rows = await db
      .from('media_blobs')
      .whereIn('id', ids.slice(from, from + PORTION))
      .select('id', 'sha256', 'size', 'media_type', 'is_elsewhere')
    for (const { id, sha256, size, media_type: mediaType, is_elsewhere: elsewhere } of rows) {
      found.set(id, { sha256, size: Number(size), mediaType, isElsewhere: Boolean(elsewhere) })
    }
  }
  return found
}
