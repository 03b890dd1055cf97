import { boxesIn, type Box } from '#media/clean/boxes'
import type { Patch } from '#media/clean/patch'

const MOST_BYTES = 4 * 1024 ** 2

type Part = { from: number; length: number }

/** Empties what a camera wrote into a picture of HEIF or AVIF: Exif and XMP are items beside the picture's own. */
export async function cleanHeif(file: Patch) {
  const outer = await boxesIn(file)
  const meta = outer.find(({ type }) => type === 'meta')
  if (!meta) return
  const inside = await boxesIn(file, meta.from + 4, meta.end)
  const box = (name: string) => inside.find(({ type }) => type === name)
  const [names, places] = [box('iinf'), box('iloc')]
  if (!names || !places) return
  const ids = await writtenItems(file, names)
  for (const part of await partsOf(file, places, ids, box('idat')?.from ?? 0)) {
    await file.clear(part.from, part.length)
  }
}

const bytesOf = (file: Patch, { from, end }: Box) =>
  file.read(from, Math.min(end - from, MOST_BYTES))

/** The ids of the items that are no pictures. */
async function writtenItems(file: Patch, list: Box): Promise<Set<number>> {
  const found = new Set<number>()
  const [version] = await file.read(list.from, 1)
  for (const item of await boxesIn(file, list.from + (version === 0 ? 6 : 8), list.end)) {
    const bytes = await bytesOf(file, item)
    if (item.type !== 'infe' || bytes.length < 12 || bytes[0] < 2) continue
    const isLong = bytes[0] > 2
    const type = bytes.toString('latin1', isLong ? 10 : 8, isLong ? 14 : 12)
    if (type === 'Exif' || type === 'mime' || type === 'uri ') {
      found.add(isLong ? bytes.readUInt32BE(4) : bytes.readUInt16BE(4))
    }
  }
  return found
}

/** Where the bytes of these items lie (ISO/IEC 14496-12, 8.11.3). */
async function partsOf(file: Patch, list: Box, ids: Set<number>, idat: number): Promise<Part[]> {
  const bytes = await bytesOf(file, list)
  const version = bytes[0]
  const [offsetSize, lengthSize] = [bytes[4] >> 4, bytes[4] & 15]
  const [baseSize, indexSize] = [bytes[5] >> 4, version > 0 ? bytes[5] & 15 : 0]
  let at = 6
  const take = (size: number) => {
    const value =
      size === 0 ? 0 : size === 8 ? bytes.readBigUInt64BE(at) : bytes.readUIntBE(at, size)
    at += size
    return Number(value)
  }
  const parts: Part[] = []
  const wide = version < 2 ? 2 : 4
  for (let left = take(wide); left > 0 && at < bytes.length; left--) {
    const id = take(wide)
    const how = version > 0 ? take(2) & 15 : 0
    take(2)
    const base = take(baseSize)
    for (let extents = take(2); extents > 0; extents--) {
      take(indexSize)
      const from = base + take(offsetSize)
      const length = take(lengthSize)
      if (ids.has(id) && how < 2) parts.push({ from: how === 1 ? idat + from : from, length })
    }
  }
  return parts
}
