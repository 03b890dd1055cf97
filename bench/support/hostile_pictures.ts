import sharp from 'sharp'
import { crc32 } from 'node:zlib'

function chunk(type: string, body: Buffer) {
  const bytes = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  sum.writeUInt32BE(crc32(bytes))
  return Buffer.concat([length, bytes, sum])
}

function png(width: number, height: number) {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 6, 0, 0, 0], 8)
  const mark = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return Buffer.concat([
    mark,
    chunk('IHDR', head),
    chunk('IDAT', Buffer.alloc(9)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A true picture whose head is made to say that it is much larger. */
async function claiming(type: 'jpeg' | 'avif' | 'webp' | 'gif', change: (bytes: Buffer) => void) {
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#a33' } })
    .toFormat(type)
    .toBuffer()
  change(bytes)
  return bytes
}

/** A few bytes that claim billions of points. */
export const pixelBombs: Record<string, () => Buffer | Promise<Buffer>> = {
  'bomb.png': () => png(100_000, 100_000),
  'bomb.jpg': () =>
    claiming('jpeg', (bytes) => {
      for (let at = 2; ; at += 2 + bytes.readUInt16BE(at + 2)) {
        if (bytes[at + 1] < 0xc0 || bytes[at + 1] > 0xc3) continue
        bytes.writeUInt32BE(0xffffffff, at + 5)
        return
      }
    }),
  'bomb.avif': () =>
    claiming('avif', (bytes) => {
      const at = bytes.indexOf('ispe')
      bytes.writeUInt32BE(60_000, at + 8)
      bytes.writeUInt32BE(60_000, at + 12)
    }),
  'bomb.gif': () => claiming('gif', (bytes) => void bytes.writeUInt32LE(0xffffffff, 6)),
}
