import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

/** The name of what is in a file, read in pieces. */
export async function hashFile(path: string) {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 ** 2 })) {
    hash.update(chunk as Buffer)
  }
  return hash.digest('hex')
}
