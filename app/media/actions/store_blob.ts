import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { newId } from '#shared/ids'
import { mediaTypeOf } from '#media/media_type'
import { incomingPath } from '#media/blob_path'
import { keepBytes, standingBlob } from '#media/keep'
import type Blob from '#media/models/blob'

/**
 * Keeps a file's bytes and returns its blob; bytes that are there already are not written again. The bytes are on
 * the disk before the row says so: a server that is killed at any point leaves at most a file without a row.
 * Call it before the transaction that uses the blob, never inside one. A blob that nothing names a day later is
 * collected.
 *
 * @param source a path, the bytes, or a stream
 * @param name what the file was called; tells a CSV from other plain text
 */
export async function storeBlob(source: string | Buffer | Readable, name = ''): Promise<Blob> {
  const incoming = incomingPath(newId())
  await mkdir(dirname(incoming), { recursive: true })
  try {
    const bytes = await receive(streamOf(source), incoming)
    const standing = await standingBlob(bytes)
    if (standing) return standing
    const mediaType = await mediaTypeOf(incoming, name)
    return await keepBytes(bytes, mediaType, (to) => rename(incoming, to))
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
