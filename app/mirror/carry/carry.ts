import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { FormatError } from '#mirror/format/format_error'
import { hashFile } from '#mirror/store/hash_file'
import { PieceWriter } from '#mirror/store/piece_writer'
import type { EditionSource } from '#mirror/edge/source'

/** Bytes of a blob from `from` on, into a file that holds what comes before. */
export type Order = { name: string; size: number; from: number; file: string }

/** From where to where bytes came; where that is its end, the name of all that the file holds, which is synced. */
export type Carried = { from: number; to: number; found?: string }

type Hear = (bytes: number) => Promise<void> | void

/**
 * Brings bytes of a large blob from a source into a file, in this process or in the one beside it: nothing here knows the
 * application. Hashed while it is written; what came stays, however this ends.
 * @returns undefined where the source does not have it
 * @throws FormatError where more or less comes than there should be
 */
export async function carry(
  source: Pick<EditionSource, 'stream'>,
  { name, size, from: wanted, file: path }: Order,
  came: Hear
): Promise<Carried | undefined> {
  const stream = await source.stream(name, wanted)
  if (!stream) return undefined
  const { readable, from } = stream
  const end = stream.to ?? size
  const hash = from === 0 ? createHash('sha256') : undefined
  const file = await open(path, wanted === 0 ? 'w' : 'r+')
  if (wanted > 0) await file.truncate(from)
  const writer = new PieceWriter(file, from)
  let to = from
  try {
    for await (const chunk of readable) {
      to += chunk.length
      if (to > end) throw new FormatError('bad_size', { name, size: end })
      hash?.update(chunk)
      await writer.add(chunk)
      await came(chunk.length)
    }
    if (to < end) throw new FormatError('bad_size', { name, size: end, found: to })
  } finally {
    readable.destroy()
    await writer.end(to === size)
  }
  if (to < size) return { from, to }
  return { from, to, found: hash?.digest('hex') ?? (await hashFile(path)) }
}
