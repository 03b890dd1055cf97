import { keepOrientation } from '#media/clean/tiff'
import type { Patch } from '#media/clean/patch'

const EXIF = 'Exif\0\0'
const PORTION = 64 * 1024

/** What viewers need of the segments that programs add: the sizes of JFIF, colours, and how Adobe mixes them. */
const KEPT: Record<number, string> = { 0xe0: 'JFIF', 0xe2: 'ICC_PROFILE', 0xee: 'Adobe' }
const COMMENT = 0xfe

/** Empties every segment that says who, where, when and with what, and what stands behind the picture. */
export async function cleanJpeg(file: Patch) {
  for (let at = 2; ;) {
    const head = await file.read(at, 4)
    if (head.length < 2 || head[0] !== 0xff) return
    const marker = head[1]
    if (marker === 0xd9) return file.end(at + 2)
    if (marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      at += marker === 0xff ? 1 : 2
      continue
    }
    if (head.length < 4) return
    const length = head.readUInt16BE(2)
    if (length < 2) return
    const isAdded = (marker >= 0xe0 && marker <= 0xef) || marker === COMMENT
    if (isAdded) await cleanSegment(file, marker, at + 4, length - 2)
    at += 2 + length
    if (marker === 0xda) at = await endOfScan(file, at)
  }
}

async function cleanSegment(file: Patch, marker: number, at: number, length: number) {
  const start = await file.read(at, Math.min(16, length))
  const name = start.toString('latin1')
  if (KEPT[marker] && name.startsWith(KEPT[marker])) return
  if (marker === 0xe1 && name.startsWith(EXIF)) {
    await keepOrientation(file, at + EXIF.length, length - EXIF.length)
  } else await file.clear(at, length)
}

/** Where the next marker stands behind the points of a scan. */
async function endOfScan(file: Patch, from: number): Promise<number> {
  for (let at = from; ;) {
    const bytes = await file.read(at, PORTION)
    for (let n = 0; n + 1 < bytes.length; n++) {
      if (bytes[n] !== 0xff) continue
      const next = bytes[n + 1]
      if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at + n
    }
    if (bytes.length < PORTION) return file.size
    at += bytes.length - 1
  }
}
