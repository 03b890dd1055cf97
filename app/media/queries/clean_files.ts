import db from '@adonisjs/lucid/services/db'
import type { BlobFile } from '#media/types'

type Asked = BlobFile & { blobId: string; isElsewhere?: boolean }

/**
 * What is given out in place of a photograph that was prepared: the same without what the camera wrote into it. Those
 * that somebody has sent were cleaned when they came; this is for those that came in other ways. On a mirror also what
 * is here in place of a film whose original stays at the centre. One query, none where there is neither.
 */
export async function cleanFiles<F extends Asked>(files: F[]): Promise<Map<string, BlobFile>> {
  const pictures = files.filter(
    ({ mediaType, isElsewhere }) => mediaType.startsWith('image/') || isElsewhere
  )
  if (pictures.length === 0) return new Map()
  const rows = await db
    .from('media_derivatives as d')
    .join('media_blobs as b', 'b.id', 'd.blob_id')
    .whereIn(
      'd.source_id',
      pictures.map(({ blobId }) => blobId)
    )
    .whereIn('d.role', ['download', 'stream'])
    // The last one counts: a copy to be taken along, else the lowest stream.
    .orderByRaw("case when d.role = 'download' then 1 else 0 end")
    .orderBy('d.height', 'desc')
    .select('d.source_id', 'b.sha256', 'b.size', 'b.media_type')
  return new Map(
    rows.map((row) => [
      row.source_id as string,
      { sha256: row.sha256, size: Number(row.size), mediaType: row.media_type },
    ])
  )
}
