import { newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import { bulkInsert } from '#shared/database/bulk_insert'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

const PORTION = 400

type Listed = { sha256: string; size: number; mediaType: string; held: boolean }

/**
 * Records blobs whose bytes lie in their places (`linkBlobs`), and those of which only the row came: their bytes are
 * elsewhere. @returns the id of each by its SHA-256
 */
export async function writeBlobs(
  trx: TransactionClientContract,
  blobs: Listed[]
): Promise<Map<string, string>> {
  const ids = await standing(trx, blobs)
  const now = sqlTime()
  const added = blobs.filter(({ sha256 }) => !ids.has(sha256))
  const columns = ['id', 'sha256', 'size', 'media_type', 'is_elsewhere', 'created_at', 'touched_at']
  const rows = added.map(({ sha256, size, mediaType, held }) => {
    const id = newId()
    ids.set(sha256, id)
    return [id, sha256, size, mediaType, !held, now, now]
  })
  await bulkInsert(trx, 'media_blobs', columns, rows)
  const came = blobs.filter(({ held }) => held).map(({ sha256 }) => sha256)
  for (let from = 0; from < came.length; from += PORTION) {
    await trx
      .from('media_blobs')
      .whereIn('sha256', came.slice(from, from + PORTION))
      .where('is_elsewhere', true)
      .update({ is_elsewhere: false })
  }
  return ids
}

async function standing(trx: TransactionClientContract, blobs: Listed[]) {
  const ids = new Map<string, string>()
  for (let from = 0; from < blobs.length; from += PORTION) {
    const part = blobs.slice(from, from + PORTION).map(({ sha256 }) => sha256)
    const rows = await trx.from('media_blobs').whereIn('sha256', part).select('id', 'sha256')
    for (const { id, sha256 } of rows) ids.set(sha256, id)
  }
  return ids
}
