import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { PassThrough, type Readable } from 'node:stream'

export async function readAll(stream: Readable): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of stream) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

export async function hashOf(stream: Readable) {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const piece of stream) {
    hash.update(piece as Buffer)
    bytes += (piece as Buffer).length
  }
  return { sha256: hash.digest('hex'), bytes }
}

/** The lines of a gzipped file. */
export async function* gunzippedLines(path: string): AsyncIterable<string> {
  const plain = new PassThrough()
  const unpacking = pipeline(createReadStream(path), createGunzip(), plain)
  unpacking.catch(() => {})
  for await (const line of createInterface({ input: plain, crlfDelay: Infinity })) {
    if (line) yield line
  }
  await unpacking
}
