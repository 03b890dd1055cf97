import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import Blob from '#media/models/blob'
import { mediaTypeOf } from '#media/media_type'
import { blobPath, incomingPath } from '#media/blob_path'

/**
 * Keeps a file's bytes and returns its blob; bytes that are there already are not written again. The bytes are on
 * the disk before the row says so: a server that is killed at any point leaves at most a file without a row.
 * Call it before the transaction that uses the blob, never inside one.
 *
 * @param source a path, the bytes, or a stream
 * @param name what the file was called; tells a CSV from other plain text
 */
export async function storeBlob(source: string | Buffer | Readable, name = ''): Promise<Blob> {
  const incoming = incomingPath(newId())
  await mkdir(dirname(incoming), { recursive: true })
  try {
    const { sha256, size } = await receive(streamOf(source), incoming)
    const standing = await Blob.findBy('sha256', sha256)
    if (standing && (await hasSize(blobPath(sha256), size))) return standing
    const mediaType = await mediaTypeOf(incoming, name)
    await settle(incoming, blobPath(sha256))
    return standing ?? (await record({ sha256, size, mediaType }))
  } finally {
    await rm(incoming, { force: true })
  }
}

const streamOf = (source: string | Buffer | Readable) =>
  typeof source === 'string'
    ? createReadStream(source)
    : Buffer.isBuffer(source)
      ? Readable.from([source])
      : source

/** Writes the stream to `path`, counting and hashing, and returns when the disk has it. */
async function receive(stream: Readable, path: string) {
  const hash = createHash('sha256')
  let size = 0
  const file = await open(path, 'wx')
  try {
    for await (const chunk of stream) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Buffer)
      hash.update(bytes)
      size += bytes.length
      await file.writeFile(bytes)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), size }
}

/** Moves the file to its place; the folder is synced too, or a power cut could forget the name. */
async function settle(from: string, to: string) {
  await mkdir(dirname(to), { recursive: true })
  await rename(from, to)
  const folder = await open(dirname(to)).catch(() => undefined)
  await folder?.sync().catch(() => undefined)
  await folder?.close()
}

const hasSize = (path: string, size: number) =>
  stat(path).then(
    (found) => found.size === size,
    () => false
  )

/** Another process may have recorded the same content a moment before: its row is the one. */
async function record(values: { sha256: string; size: number; mediaType: string }) {
  await Blob.query()
    .client.knexQuery()
    .table(Blob.table)
    .insert({
      id: newId(),
      sha256: values.sha256,
      size: values.size,
      media_type: values.mediaType,
      created_at: clock.now().toSQL({ includeOffset: false }),
    })
    .onConflict('sha256')
    .ignore()
  return Blob.findByOrFail('sha256', values.sha256)
}
