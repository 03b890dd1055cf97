import type { Patch } from '#media/clean/patch'

const ORIENTATION = 0x112
const SUB_LISTS = [0x8769, 0x8825, 0xa005]
/** Who, where, when and with what: names, programs, devices, XMP, IPTC, Photoshop, and the lists of Exif and GPS. */
const PRIVATE = new Set([
  ...[0x10d, 0x10e, 0x10f, 0x110, 0x131, 0x132, 0x13b, 0x13c, 0x2bc, 0x83bb, 0x8649],
  ...[0x8298, 0x9c9b, 0x9c9c, 0x9c9d, 0x9c9e, 0x9c9f, 0xc614, 0xc62f, 0xc634, 0xc68b],
])
const WIDTHS = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8]
const MOST_LISTS = 200
const MOST_ENTRIES = 1000

type Entry = { tag: number; at: number; from: number; bytes: number; value: number }

class Tiff {
  private constructor(
    private file: Patch,
    private base: number,
    private isLittle: boolean
  ) {}

  static async open(file: Patch, base: number) {
    const head = await file.read(base, 8)
    const order = head.toString('latin1', 0, 2)
    if (head.length < 8 || (order !== 'II' && order !== 'MM')) return undefined
    const tiff = new Tiff(file, base, order === 'II')
    return { tiff, first: tiff.#u32(head, 4) }
  }

  #u16 = (bytes: Buffer, at: number) =>
    this.isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at)

  #u32 = (bytes: Buffer, at: number) =>
    this.isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at)

  /** The entries of a list and where the next list is. */
  async list(offset: number): Promise<{ entries: Entry[]; next: number }> {
    const head = await this.file.read(this.base + offset, 2)
    if (head.length < 2) return { entries: [], next: 0 }
    const count = Math.min(this.#u16(head, 0), MOST_ENTRIES)
    const body = await this.file.read(this.base + offset + 2, count * 12 + 4)
    const entries: Entry[] = []
    for (let n = 0; (n + 1) * 12 <= body.length; n++) {
      const at = n * 12
      const bytes = (WIDTHS[this.#u16(body, at + 2)] ?? 1) * this.#u32(body, at + 4)
      const place = this.base + offset + 2 + at + 8
      const value = this.#u32(body, at + 8)
      const from = bytes > 4 ? this.base + value : place
      entries.push({ tag: this.#u16(body, at), at: place, from, bytes, value })
    }
    return { entries, next: body.length >= count * 12 + 4 ? this.#u32(body, count * 12) : 0 }
  }

  orientation(entry: Entry) {
    const bytes = this.isLittle ? entry.value & 0xffff : entry.value >>> 16
    return bytes >= 1 && bytes <= 8 ? bytes : 1
  }
}

/** How the camera was held, from a block of Exif; 1 is upright. */
export async function orientationOf(file: Patch, base: number): Promise<number> {
  const opened = await Tiff.open(file, base)
  if (!opened) return 1
  const { entries } = await opened.tiff.list(opened.first)
  const found = entries.find(({ tag }) => tag === ORIENTATION)
  return found ? opened.tiff.orientation(found) : 1
}

/** Puts in the place of a block of Exif one of the same length that says only how the camera was held. */
export async function keepOrientation(file: Patch, base: number, length: number) {
  const orientation = await orientationOf(file, base)
  const plain = Buffer.alloc(26)
  plain.write('MM\0*\0\0\0\x08\0\x01', 'latin1')
  plain.writeUInt16BE(ORIENTATION, 10)
  plain.writeUInt16BE(3, 12)
  plain.writeUInt32BE(1, 14)
  plain.writeUInt16BE(orientation, 18)
  if (length < plain.length) return file.clear(base, length)
  await file.write(base, plain)
  await file.clear(base + plain.length, length - plain.length)
}

/** Empties, in a TIFF and the raw pictures of cameras that are built like one, what tells of people and places. */
export async function cleanTiff(file: Patch) {
  const opened = await Tiff.open(file, 0)
  if (!opened) return
  const { tiff, first } = opened
  const seen = new Set<number>()
  await clean(first, false)

  async function clean(offset: number, isPrivate: boolean): Promise<void> {
    for (let at = offset; at > 0 && !seen.has(at) && seen.size < MOST_LISTS;) {
      seen.add(at)
      const { entries, next } = await tiff.list(at)
      for (const entry of entries) {
        if (SUB_LISTS.includes(entry.tag)) await clean(entry.value, true)
        else if (isPrivate || PRIVATE.has(entry.tag)) await file.clear(entry.from, entry.bytes)
      }
      at = next
    }
  }
}
