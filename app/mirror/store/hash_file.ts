import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'

const PIECE = 256 * 1024

/** The name of what is in a file. It is read into one piece of memory again and again, however large the file is. */
export async function hashFile(path: string) {
  const hash = createHash('sha256')
  const buffer = Buffer.allocUnsafeSlow(PIECE)
  const file = await open(path)
  try {
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, PIECE)
      if (bytesRead === 0) return hash.digest('hex')
      hash.update(buffer.subarray(0, bytesRead))
    }
  } finally {
    await file.close()
  }
}
