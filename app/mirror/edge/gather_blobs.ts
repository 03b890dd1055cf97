import { mkdir, open, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Carrier, CarrierGone } from '#mirror/carry/carrier'
import { jitter } from '#mirror/edge/pace'
import { openPack, PACKED_UP_TO } from '#mirror/format/blob_pack'
import { FormatError } from '#mirror/format/format_error'
import { readSegments, soundPrefix, type SegmentList } from '#mirror/format/blob_segments'
import { hashFile } from '#mirror/store/hash_file'
import { crashPoint, diskNote } from '#mirror/crash_points'
import { SourceError, type EditionSource } from '#mirror/edge/source'
import { MissingObject, type Gatherer } from '#mirror/edge/gather'
import type { Carried } from '#mirror/carry/carry'
import type { BlobRow } from '#mirror/rows/encode_rows'
import type { Edition } from '#mirror/format/edition'

const AT_ONCE = 4

/** A process of its own is begun for so many bytes. */
const WORTH_A_PROCESS = 4 * 1024 * 1024

type Bearer = { gatherer: Gatherer; carrier: Carrier }

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
  const carrier = new Carrier(gatherer.options.signal, sizeOf(large) >= WORTH_A_PROCESS)
  const work = async () => {
    for (let blob = large.shift(); blob; blob = large.shift()) {
      await bringBlob({ gatherer, carrier }, blob)
    }
  }
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work))
  } finally {
    carrier.close()
  }
  await gatherer.store.settleNames()
  const missing: BlobRow[] = []
  for (const blob of lacking) {
    if (!(await gatherer.store.has(blob.sha256, blob.size))) missing.push(blob)
  }
  return missing
}

const sizeOf = (blobs: BlobRow[]) => blobs.reduce((sum, { size }) => sum + size, 0)

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

async function bringBlob(bearer: Bearer, blob: BlobRow) {
  for (const source of bearer.gatherer.sources) {
    if (await bringFrom(bearer, source, blob)) return
  }
}

async function bringFrom(bearer: Bearer, source: EditionSource, blob: BlobRow) {
  const { gatherer } = bearer
  let held = await heldOf(gatherer, blob)
  for (let tries = 0; ; tries++) {
    try {
      return blob.segments
        ? await inPieces(bearer, source, blob)
        : await atOnce(bearer, source, blob)
    } catch (error) {
      const { signal } = gatherer.options
      signal?.throwIfAborted()
      // Not the fault of the source; what came of it is gone on with.
      if (error instanceof CarrierGone) continue
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

async function atOnce(bearer: Bearer, source: EditionSource, { sha256, size }: BlobRow) {
  const { gatherer, carrier } = bearer
  const { store } = gatherer
  const file = await store.newFile()
  diskNote('write', file)
  try {
    const order = { name: sha256, size, from: 0, file }
    const carried = await carrier.carry(source, order, hear(gatherer))
    if (!carried) return false
    crashPoint('object.written')
    mustBe(sha256, carried)
    await store.keep(file, sha256, false, true)
    gatherer.counted(size)
    return true
  } finally {
    await rm(file, { force: true })
  }
}

const hear =
  ({ options }: Gatherer, point?: () => void) =>
  (bytes: number) => {
    options.signal?.throwIfAborted()
    point?.()
    return options.came?.(bytes)
  }

function mustBe(name: string, { found = '' }: Carried) {
  if (found !== name) throw new FormatError('bad_hash', { name, found })
}

/** A large blob grows in a file of its own, which a later contact goes on with after the last piece that is right. */
async function inPieces({ gatherer, carrier }: Bearer, source: EditionSource, blob: BlobRow) {
  const { store } = gatherer
  const { sha256: name, size } = blob
  const list = readSegments(await gatherer.fetch(blob.segments!))
  if (list.blob !== name || list.size !== size) {
    throw new FormatError('bad_shape', { kind: 'segments', blob: name })
  }
  await mkdir(store.incoming, { recursive: true })
  const file = partOf(gatherer, blob)
  const from = await soundBytes(list, file)
  await gatherer.options.came?.(from)
  diskNote('write', file)
  const point = () => crashPoint('object.written')
  const carried =
    from < size
      ? await carrier.carry(source, { name, size, from, file }, hear(gatherer, point))
      : { from, to: size, found: await hashFile(file) }
  // Where it ends early, another stick has the rest and goes on.
  if (!carried || carried.to < size) return false
  try {
    mustBe(name, carried)
  } catch (error) {
    // Keep what is right of it.
    await soundBytes(list, file)
    throw error
  }
  await store.keep(file, name, false, from < size)
  gatherer.counted(size - carried.from)
  return true
}

/** How much of the file is right; the rest is cut off. */
async function soundBytes(list: SegmentList, path: string) {
  const file = await open(path, 'a+')
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
