import { nameOf, isName } from '#mirror/format/object_name'
import { FormatError } from '#mirror/format/format_error'
import { canonicalBytes } from '#mirror/format/canonical_json'
import { readObject, VERSION } from '#mirror/format/schemas'
import type { Readable } from 'node:stream'

const MIB = 1024 * 1024

/** Blobs above this have a list of segments (docs/protocols/mirror.md section 5). */
export const SEGMENTED_ABOVE = 4 * MIB

/** 1 MiB to 4 MiB, so that the list of a long video stays short. */
export const segmentBytes = (size: number) =>
  size <= 256 * MIB ? MIB : size <= 1024 * MIB ? 2 * MIB : 4 * MIB

export type SegmentList = {
  blob: string
  size: number
  segments: { bytes: number; names: string[] }
}

/** Reads a blob once and gives the list of its segments. @throws FormatError where the size is another */
export async function makeSegments(blob: string, size: number, source: Readable) {
  const bytes = segmentBytes(size)
  const names: string[] = []
  let piece: Buffer[] = []
  let held = 0
  let seen = 0
  for await (const chunk of source as AsyncIterable<Buffer>) {
    let rest = chunk
    seen += chunk.length
    while (held + rest.length >= bytes) {
      piece.push(rest.subarray(0, bytes - held))
      names.push(nameOf(Buffer.concat(piece)))
      rest = rest.subarray(bytes - held)
      piece = []
      held = 0
    }
    if (rest.length > 0) piece.push(rest)
    held += rest.length
  }
  if (held > 0) names.push(nameOf(Buffer.concat(piece)))
  if (seen !== size) throw new FormatError('bad_size', { blob, size, found: seen })
  const value = { format: 'tonle-segments', version: VERSION, blob, size }
  const made = canonicalBytes({ ...value, segments: { bytes, names } })
  return { name: nameOf(made), bytes: made }
}

/** @throws FormatError */
export function readSegments(bytes: Uint8Array): SegmentList {
  const list = readObject<SegmentList>('segments', bytes)
  const expected = Math.ceil(list.size / segmentBytes(list.size))
  const { segments } = list
  if (segments.bytes !== segmentBytes(list.size) || segments.names.length !== expected) {
    throw new FormatError('bad_size', { blob: list.blob, segments: segments.names.length })
  }
  return list
}

/**
 * How many bytes at the beginning of a file that was left half are right, in whole segments: from there a download
 * goes on. `read` gives the bytes of the file between two offsets, fewer where it ends.
 */
export async function soundPrefix(
  list: SegmentList,
  read: (from: number, to: number) => Promise<Uint8Array>
): Promise<number> {
  const { bytes, names } = list.segments
  for (const [n, name] of names.entries()) {
    const end = Math.min((n + 1) * bytes, list.size)
    const found = await read(n * bytes, end)
    if (found.length !== end - n * bytes || !isName(name) || nameOf(found) !== name)
      return n * bytes
  }
  return list.size
}
