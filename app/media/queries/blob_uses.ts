import db from '@adonisjs/lucid/services/db'
import { blobColumns, namedHashes } from '#shared/blobs/references'
import Blob from '#media/models/blob'

/** How often a blob is named, everywhere together. */
export async function blobUses(blobId: string): Promise<number> {
  let uses = 0
  for (const { table, column } of blobColumns()) {
    const [{ total }] = await db.from(table).where(column, blobId).count('* as total')
    uses += Number(total)
  }
  const { sha256 } = await Blob.findOrFail(blobId)
  const named = await namedHashes()
  return uses + (named.has(sha256) ? 1 : 0)
}
