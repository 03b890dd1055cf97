import db from '@adonisjs/lucid/services/db'
import type { BlobFile } from '#media/types'

const TEXT = /^text\/|javascript|json|xml|svg/

/** A file of a library as it may be looked at: text is only ever shown as plain text. */
export async function libraryFile(
  libraryId: string,
  fileId: string
): Promise<(BlobFile & { name: string }) | null> {
  const row = await db
    .from('runtime_h5p_library_files as f')
    .join('media_blobs as b', 'b.id', 'f.blob_id')
    .where({ 'f.id': fileId, 'f.library_id': libraryId })
    .select('f.path', 'f.media_type', 'b.sha256', 'b.size')
    .first()
  if (!row) return null
  const mediaType = TEXT.test(row.media_type) ? 'text/plain' : (row.media_type as string)
  return { sha256: row.sha256, size: Number(row.size), mediaType, name: row.path.split('/').at(-1) }
}
