import db from '@adonisjs/lucid/services/db'
import type { BlobFile } from '#media/types'

/** One thing that was made of a file, by its name. */
export async function findDerivative(
  sourceId: string,
  name: string
): Promise<(BlobFile & { role: string; width: number | null; height: number | null }) | undefined> {
  const row = await db
    .from('media_derivatives as d')
    .join('media_blobs as b', 'b.id', 'd.blob_id')
    .where({ 'd.source_id': sourceId, 'd.name': name })
    .select('d.role', 'd.width', 'd.height', 'b.sha256', 'b.size', 'b.media_type')
    .first()
  if (!row) return undefined
  const { role, width, height, sha256 } = row
  return { role, width, height, sha256, size: Number(row.size), mediaType: row.media_type }
}
