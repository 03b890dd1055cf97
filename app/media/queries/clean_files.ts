import db from '@adonisjs/lucid/services/db'
import type { BlobFile } from '#media/types'

type Asked = BlobFile & { blobId: string }

/**
 * What is given out in place of a photograph that was prepared: the same without what the camera wrote into it. Those
 * that somebody has sent were cleaned when they came; this is for those that came in other ways. One query, none
 * where there is no picture.
 */
export async function cleanFiles<F extends Asked>(files: F[]): Promise<Map<string, BlobFile>> {
  const pictures = files.filter(({ mediaType }) => mediaType.startsWith('image/'))
  if (pictures.length === 0) return new Map()
  const rows = await db
    .from('media_derivatives as d')
    .join('media_blobs as b', 'b.id', 'd.blob_id')
    .whereIn(
      'd.source_id',
      pictures.map(({ blobId }) => blobId)
    )
    .where('d.role', 'download')
    .select('d.source_id', 'b.sha256', 'b.size', 'b.media_type')
  return new Map(
    rows.map((row) => [
      row.source_id as string,
      { sha256: row.sha256, size: Number(row.size), mediaType: row.media_type },
    ])
  )
}
