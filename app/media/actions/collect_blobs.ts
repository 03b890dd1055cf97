import { clock } from '#shared/clock'
import { transaction } from '#shared/database/transaction'
import { namedHashes } from '#shared/blobs/references'
import { unusedBlobs } from '#media/unused_blobs'
import { sweepFiles } from '#media/sweep_files'

const PORTION = 200

/** Bytes come before the row that names them; nothing takes longer than this between the two. */
const GRACE = { hours: 24 }

export type Collected = { blobs: number; files: number; bytes: number }

/**
 * Removes the blobs that nothing names any more, and the files that no row names. What was brought in the last day
 * stays: somebody may be about to name it. Derivatives go after what they were made of, in a later round of the same
 * run. May be killed at any point and run again; of two that run at once, each removes what it finds.
 */
export async function collectBlobs(tick: (done: number) => Promise<void> = async () => {}) {
  const before = clock.now().minus(GRACE)
  const named = await namedHashes()
  let blobs = 0
  for (let after = ''; ;) {
    const removed = await removeRows(after)
    if (!removed) break
    blobs += removed.gone
    after = removed.last
    await tick(blobs)
  }
  const { files, bytes } = await sweepFiles(before)
  return { blobs, files, bytes } satisfies Collected

  /** One portion; the rows are looked at again inside the transaction, and foreign keys stand behind that. */
  function removeRows(after: string) {
    return transaction(async (trx) => {
      const found = unusedBlobs(before, trx).orderBy('b.id').limit(PORTION)
      if (after) found.where('b.id', '>', after)
      const rows = (await found.select('b.id', 'b.sha256')) as { id: string; sha256: string }[]
      if (rows.length === 0) return undefined
      const gone = rows.filter(({ sha256 }) => !named.has(sha256)).map(({ id }) => id)
      if (gone.length > 0) await trx.from('media_blobs').whereIn('id', gone).delete()
      return { gone: gone.length, last: rows.at(-1)!.id }
    })
  }
}
