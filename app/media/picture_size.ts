import { open, type FileHandle } from 'node:fs/promises'

const HEAD = 64 * 1024

type Size = { width: number; height: number }

/**
 * How many points a picture says it has, from its first bytes: no program is let near one that says it has billions.
 * Undefined where the format is another or the head says nothing.
 */
export async function pictureSize(path: string, mediaType: string): Promise<Size | undefined> {
  const file = await open(path)
  try {
    const head = await read(file, 0, HEAD)
    if (/png$/.test(mediaType)) return size(head.readUInt32BE(16), head.readUInt32BE(20))
    if (mediaType === 'image/gif') return size(head.readUInt16LE(6), head.readUInt16LE(8))
    if (mediaType === 'image/webp') return sizeOfWebp(head)
    if (/^image\/(?:avif|hei[cf])/.test(mediaType)) return sizeOfHeif(head)
    if (mediaType === 'image/jpeg') return await sizeOfJpeg(file)
  } catch (error) {
    // The head is shorter than it should be.
    if (!(error instanceof RangeError)) throw error
  } finally {
    await file.close()
  }
  return undefined
}

const size = (width: number, height: number): Size => ({ width, height })

async function read(file: FileHandle, at: number, length: number) {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
  return buffer.subarray(0, bytesRead)
}

function sizeOfWebp(head: Buffer): Size | undefined {
  const type = head.toString('latin1', 12, 16)
  if (type === 'VP8X') return size(head.readUIntLE(24, 3) + 1, head.readUIntLE(27, 3) + 1)
  if (type === 'VP8 ') return size(head.readUInt16LE(26) & 0x3fff, head.readUInt16LE(28) & 0x3fff)
  const bits = head.readUInt32LE(21)
  return size((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1)
}

/** The largest of the sizes that its items have. */
function sizeOfHeif(head: Buffer): Size | undefined {
  let largest: Size | undefined
  for (let at = head.indexOf('ispe'); at >= 0; at = head.indexOf('ispe', at + 4)) {
    const found = size(head.readUInt32BE(at + 8), head.readUInt32BE(at + 12))
    if (!largest || found.width * found.height > largest.width * largest.height) largest = found
  }
  return largest
}

/** Behind the segments of cameras, which may be long. */
async function sizeOfJpeg(file: FileHandle): Promise<Size | undefined> {
  for (let at = 2, n = 0; n < 1000; n++) {
    const head = await read(file, at, 10)
    const [mark, marker] = head
    if (mark !== 0xff || marker === 0xda || marker === 0xd9) return undefined
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return size(head.readUInt16BE(7), head.readUInt16BE(5))
    at += marker === 0xff ? 1 : 2 + head.readUInt16BE(2)
  }
  return undefined
}
