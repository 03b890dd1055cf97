import { createHash, type Hash } from 'node:crypto'
import { mkdir, open, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { jitter } from '#mirror/edge/pace'
import { openPack, PACKED_UP_TO } from '#mirror/format/blob_pack'
import { FormatError } from '#mirror/format/format_error'
import { readSegments, soundPrefix } from '#mirror/format/blob_segments'
import { hashFile } from '#mirror/store/hash_file'
import { PieceWriter } from '#mirror/store/piece_writer'
import { crashPoint, diskNote } from '#mirror/crash_points'
import { SourceError, type EditionSource, type Pieces } from '#mirror/edge/source'
import { MissingObject, type Gatherer } from '#mirror/edge/gather'
import type { BlobRow } from '#mirror/rows/encode_rows'
import type { Edition } from '#mirror/format/edition'

const AT_ONCE = 4

/** Brings the blobs of an edition. Gives those that no source had whole. */
export async function gatherBlobs(gatherer: Gatherer, edition: Edition, blobs: BlobRow[]) {
  const lacking: BlobRow[] = []
  for (const blob of blobs) {
    if (!(await gatherer.store.has(blob.sha256, blob.size))) lacking.push(blob)
  }
  const small = lacking.filter(({ size }) => size <= PACKED_UP_TO)
  if (small.length > 0 && gatherer.sources.every(({ some }) => !some)) {
    await fromPacks(gatherer, edition)
  }
  await gatherer.bring(small.map(({ sha256 }) => sha256))
  const large = lacking.filter(({ size }) => size > PACKED_UP_TO).sort((a, b) => a.size - b.size)
  const work = async () => {
    for (let blob = large.shift(); blob; blob = large.shift()) await bringBlob(gatherer, blob)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  await gatherer.store.settleNames()
  const missing: BlobRow[] = []
  for (const blob of lacking) {
    if (!(await gatherer.store.has(blob.sha256, blob.size))) missing.push(blob)
  }
  return missing
}

/** On a stick small blobs stand in packs only. */
async function fromPacks(gatherer: Gatherer, { packs }: Edition) {
  for (const [name] of packs) {
    try {
      await gatherer.store.putMany([...openPack(await gatherer.fetch(name))])
    } catch (error) {
      if (!(error instanceof FormatError) && !(error instanceof MissingObject)) throw error
    }
  }
}

async function bringBlob(gatherer: Gatherer, blob: BlobRow) {
  for (const source of gatherer.sources) {
    if (await bringFrom(gatherer, source, blob)) return
  }
}

async function bringFrom(gatherer: Gatherer, source: EditionSource, blob: BlobRow) {
  let held = await heldOf(gatherer, blob)
  for (let tries = 0; ; tries++) {
    try {
      return blob.segments
        ? await inPieces(gatherer, source, blob)
        : await atOnce(gatherer, source, blob)
    } catch (error) {
      const { signal } = gatherer.options
      signal?.throwIfAborted()
      if (error instanceof FormatError && !isCut(error, source)) {
        gatherer.tally.bad++
        return false
      }
      if (!(error instanceof SourceError) && !(error instanceof FormatError)) throw error
      // As long as more comes each time, it is worthwhile.
      const now = await heldOf(gatherer, blob)
      if (now > held) tries = 0
      held = now
      if (tries >= (source.retries ?? 0)) {
        gatherer.leave(source)
        return false
      }
      await sleep(jitter(tries, source.pause), undefined, { signal })
    }
  }
}

/** Some lines end an answer early and say nothing. */
const isCut = ({ code, facts }: FormatError, { retries = 0 }: EditionSource) =>
  retries > 0 && code === 'bad_size' && Number(facts.found) < Number(facts.size)

const partOf = ({ store }: Gatherer, { sha256 }: BlobRow) => join(store.incoming, `${sha256}.part`)

async function heldOf(gatherer: Gatherer, blob: BlobRow) {
  const facts = await stat(partOf(gatherer, blob)).catch(() => undefined)
  return facts?.size ?? 0
}

async function atOnce(gatherer: Gatherer, source: EditionSource, { sha256, size }: BlobRow) {
  const found = await source.stream(sha256, 0)
  if (!found) return false
  await gatherer.store.putStream(sha256, size, heard(gatherer, found.readable), false)
  gatherer.counted(size)
  return true
}

async function* heard({ options }: Gatherer, readable: AsyncIterable<Buffer>) {
  for await (const chunk of readable) {
    options.signal?.throwIfAborted()
    yield chunk
    await options.came?.(chunk.length)
  }
}

/** A large blob grows in a file of its own, which a later contact goes on with after the last piece that is right. */
async function inPieces(gatherer: Gatherer, source: EditionSource, blob: BlobRow) {
  const { store } = gatherer
  const list = readSegments(await gatherer.fetch(blob.segments!))
  if (list.blob !== blob.sha256 || list.size !== blob.size) {
    throw new FormatError('bad_shape', { kind: 'segments', blob: blob.sha256 })
  }
  await mkdir(store.incoming, { recursive: true })
  const part = partOf(gatherer, blob)
  let from = await soundBytes()
  let name: string | undefined
  await gatherer.options.came?.(from)
  if (from < blob.size) {
    const found = await source.stream(blob.sha256, from)
    if (!found) return false
    if (found.from !== from) from = 0
    const hash = from === 0 ? createHash('sha256') : undefined
    await append(gatherer, part, { from, to: found.to ?? blob.size, hash }, found.readable)
    name = hash?.digest('hex')
    // Another stick has the rest, and goes on where this one ended.
    if (found.to !== undefined && found.to < blob.size) return false
  }
  name ??= await hashFile(part)
  if (name !== blob.sha256) {
    // Keep what is right of it.
    await soundBytes()
    throw new FormatError('bad_hash', { name: blob.sha256 })
  }
  await store.keep(part, blob.sha256, false)
  gatherer.counted(blob.size - from)
  return true

  /** How much of the file is right; the rest is cut off. */
  async function soundBytes() {
    const file = await open(part, 'a+')
    try {
      const sound = await soundPrefix(list, async (at, to) => {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(to - at), 0, to - at, at)
        return buffer.subarray(0, bytesRead)
      })
      await file.truncate(sound)
      return sound
    } finally {
      await file.close()
    }
  }
}

type Span = { from: number; to: number; hash?: Hash }

async function append(gatherer: Gatherer, part: string, span: Span, readable: Pieces) {
  const { from, to: size, hash } = span
  await truncate(part, from)
  diskNote('write', part)
  const writer = new PieceWriter(await open(part, 'r+'), from)
  try {
    let at = from
    for await (const chunk of readable) {
      gatherer.options.signal?.throwIfAborted()
      if (at + chunk.length > size) throw new FormatError('bad_size', { size })
      hash?.update(chunk)
      await writer.add(chunk)
      at += chunk.length
      crashPoint('object.written')
      await gatherer.options.came?.(chunk.length)
    }
    if (at < size) throw new FormatError('bad_size', { size, found: at })
  } finally {
    readable.destroy()
    // What came is gone on with later, however this ended.
    await writer.end()
  }
}
