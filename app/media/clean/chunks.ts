import { crc32 } from 'node:zlib'
import { keepOrientation } from '#media/clean/tiff'
import type { Patch } from '#media/clean/patch'

const WORDS = ['tEXt', 'zTXt', 'iTXt', 'tIME']
/** A chunk of nobody's that every reader passes over. */
const NOTHING = 'noTh'
const MOST = 64 * 1024 ** 2

/** Empties the words of a PNG, what a camera wrote into it, and what stands behind. */
export async function cleanPng(file: Patch) {
  for (let at = 8; ;) {
    const head = await file.read(at, 8)
    if (head.length < 8) return
    const [length, type] = [head.readUInt32BE(0), head.toString('latin1', 4, 8)]
    if (type === 'IEND') return file.end(at + 12 + length)
    if (WORDS.includes(type) || type === 'eXIf') {
      if (type === 'eXIf') await keepOrientation(file, at + 8, length)
      else {
        await file.clear(at + 8, length)
        await file.write(at + 4, Buffer.from(NOTHING))
      }
      if (length > MOST) return
      const sum = Buffer.alloc(4)
      sum.writeUInt32BE(crc32(await file.read(at + 4, length + 4)))
      await file.write(at + 8 + length, sum)
    }
    at += 12 + length
  }
}

/** Empties what a camera and a program wrote into a WebP. */
export async function cleanWebp(file: Patch) {
  const start = await file.read(0, 12)
  const end = Math.min(8 + start.readUInt32LE(4), file.size)
  for (let at = 12; at + 8 <= end;) {
    const head = await file.read(at, 8)
    const [type, length] = [head.toString('latin1', 0, 4), head.readUInt32LE(4)]
    if (type === 'EXIF') {
      const mark = await file.read(at + 8, 4)
      // Some writers put the name of Exif's JPEG segment before it.
      const skip = mark.toString('latin1') === 'Exif' ? 6 : 0
      await keepOrientation(file, at + 8 + skip, length - skip)
    } else if (type === 'XMP ') await file.clear(at + 8, length)
    at += 8 + length + (length % 2)
  }
  await file.end(end)
}
