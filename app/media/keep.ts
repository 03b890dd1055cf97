import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import db from '@adonisjs/lucid/services/db'
import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { sqlTime } from '#shared/database/times'
import Blob from '#media/models/blob'
import { blobPath } from '#media/blob_path'

type Bytes = { sha256: string; size: number }

/**
 * The blob of these bytes where it stands, touched: what was touched lately is not collected. Undefined where there is
 * none, or where its file is not as it should be.
 */
export async function standingBlob({ sha256, size }: Bytes): Promise<Blob | undefined> {
  const touched = await db
    .from(Blob.table)
    .where('sha256', sha256)
    .update({ touched_at: sqlTime() })
  if (Number(touched) === 0 || !(await hasSize(blobPath(sha256), size))) return undefined
  return (await Blob.findBy('sha256', sha256)) ?? undefined
}

/**
 * Puts bytes in their place with `place` (a rename or a link, on the same disk) and records them. The folder is synced
 * too, or a power cut could forget the name. Another process may have recorded the same content a moment before: its
 * row is the one.
 */
export async function keepBytes(
  { sha256, size }: Bytes,
  mediaType: string,
  place: (to: string) => Promise<void>
): Promise<Blob> {
  const to = blobPath(sha256)
  await mkdir(dirname(to), { recursive: true })
  await place(to)
  const folder = await open(dirname(to)).catch(() => undefined)
  await folder?.sync().catch(() => undefined)
  await folder?.close()
  const now = clock.now().toSQL({ includeOffset: false })
  const row = { id: newId(), sha256, size, media_type: mediaType, created_at: now, touched_at: now }
  await Blob.query()
    .client.knexQuery()
    .table(Blob.table)
    .insert(row)
    .onConflict('sha256')
    .merge({ touched_at: now, is_elsewhere: false })
  return Blob.findByOrFail('sha256', sha256)
}

/** The SHA-256 and the size of a file, read in portions. */
export async function hashFile(path: string, signal?: AbortSignal): Promise<Bytes> {
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of createReadStream(path, { signal, highWaterMark: 1024 ** 2 })) {
    hash.update(chunk as Buffer)
    size += (chunk as Buffer).length
  }
  return { sha256: hash.digest('hex'), size }
}

const hasSize = (path: string, size: number) =>
  stat(path).then(
    (found) => found.size === size,
    () => false
  )

/** Returns when the disk has what was written. */
export async function syncFile(path: string) {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
