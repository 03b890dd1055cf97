import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { FormatError } from '#mirror/format/format_error'
import { checkOrder } from '#mirror/format/file_path'
import { canonicalBytes, readCanonical } from '#mirror/format/canonical_json'
import { checkObject, isName, nameOf } from '#mirror/format/object_name'

const KIB = 1024

/** Blobs up to this travel in packs (docs/protocols/mirror.md section 6). */
export const PACKED_UP_TO = 64 * KIB
/** What a pack holds on average, and at most, before it is compressed. */
const PACK_AIM = 8 * KIB * KIB
export const PACK_LIMIT = 64 * KIB * KIB

const MAGIC = Buffer.from('TONLEPK1', 'ascii')
const HEAD = MAGIC.length + 4
const LONGEST_INDEX = 8 * KIB * KIB

export type SmallBlob = { name: string; size: number }

/**
 * Which blobs stand in one pack: those whose names begin with the same bits. A new blob changes one pack and leaves
 * the others as they are; `groupIntoPacks` depends on the set alone, never on the order.
 */
export function groupIntoPacks(blobs: SmallBlob[]): SmallBlob[][] {
  const small = blobs.filter(({ size }) => size <= PACKED_UP_TO)
  const total = small.reduce((sum, { size }) => sum + size, 0)
  const bits = Math.min(16, Math.max(0, Math.ceil(Math.log2(total / PACK_AIM || 1))))
  const groups = new Map<number, SmallBlob[]>()
  for (const blob of small.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const group = Number.parseInt(blob.name.slice(0, 4), 16) >> (16 - bits)
    const own = groups.get(group)
    if (own) own.push(blob)
    else groups.set(group, [blob])
  }
  return [...groups.values()].flatMap(cutToLimit)
}

function cutToLimit(blobs: SmallBlob[]): SmallBlob[][] {
  const packs: SmallBlob[][] = []
  let held = Number.POSITIVE_INFINITY
  for (const blob of blobs) {
    if (held + blob.size > PACK_LIMIT) {
      packs.push([])
      held = 0
    }
    packs.at(-1)!.push(blob)
    held += blob.size
  }
  return packs
}

/** The bytes of a pack. The blobs stand in the order of their names. */
export function makePack(blobs: { name: string; bytes: Uint8Array }[]) {
  const sorted = blobs.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  checkOrder(sorted.map(({ name }) => name))
  const index = canonicalBytes(sorted.map(({ name, bytes }) => [name, bytes.length]))
  const body = zstdCompressSync(Buffer.concat(sorted.map(({ bytes }) => bytes)), {
    params: { [constants.ZSTD_c_compressionLevel]: 6 },
  })
  const head = Buffer.alloc(HEAD)
  MAGIC.copy(head)
  head.writeUInt32BE(index.length, MAGIC.length)
  const bytes = Buffer.concat([head, index, body])
  return { name: nameOf(bytes), bytes }
}

/** What a pack says it holds. @throws FormatError */
export function readPackIndex(pack: Uint8Array): { blobs: SmallBlob[]; bodyAt: number } {
  const bytes = Buffer.from(pack.buffer, pack.byteOffset, pack.byteLength)
  if (bytes.length < HEAD || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw new FormatError('bad_shape', { kind: 'pack' })
  }
  const bodyAt = HEAD + bytes.readUInt32BE(MAGIC.length)
  if (bodyAt > bytes.length || bodyAt > LONGEST_INDEX) throw new FormatError('too_big')
  const index = readCanonical(bytes.subarray(HEAD, bodyAt))
  if (!Array.isArray(index)) throw new FormatError('bad_shape', { kind: 'pack' })
  const blobs = index.map(entryOf)
  checkOrder(blobs.map(({ name }) => name))
  const total = blobs.reduce((sum, { size }) => sum + size, 0)
  if (total > PACK_LIMIT) throw new FormatError('too_big', { total })
  return { blobs, bodyAt }
}

function entryOf(entry: unknown): SmallBlob {
  const [name, size] = Array.isArray(entry) ? (entry as unknown[]) : []
  const isBlob = typeof name === 'string' && isName(name) && Number.isSafeInteger(size)
  if (!isBlob || (size as number) < 0) throw new FormatError('bad_shape', { kind: 'pack' })
  return { name, size: size as number }
}

/** Every blob of a pack, each checked by its own name. @throws FormatError */
export function* openPack(pack: Uint8Array): Generator<{ name: string; bytes: Buffer }> {
  const { blobs, bodyAt } = readPackIndex(pack)
  const total = blobs.reduce((sum, { size }) => sum + size, 0)
  let body: Buffer
  try {
    body = zstdDecompressSync(pack.subarray(bodyAt), { maxOutputLength: Math.max(1, total) })
  } catch {
    throw new FormatError('bad_shape', { kind: 'pack' })
  }
  if (body.length !== total) throw new FormatError('bad_size', { total, found: body.length })
  let at = 0
  for (const { name, size } of blobs) {
    const bytes = body.subarray(at, at + size)
    checkObject(name, bytes)
    yield { name, bytes }
    at += size
  }
}
