import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'

/** Up to this size a file is looked at in memory, which takes a third of the steps on the disk. */
const SMALL = 1024 ** 2

export type ReadFrom = {
  open: () => Promise<Readable>
  /** How large it should be. */
  size?: number
  /** Where it lies on this server, if it does. */
  path?: () => string
}

/** The bytes of a small file; undefined where it is not small, or not as large as it should be. */
export async function smallBytes({ size, path, open: read }: ReadFrom) {
  if (!size || size > SMALL) return undefined
  return path ? fromDisk(path(), size) : fromStream(await read(), size)
}

async function fromDisk(path: string, size: number) {
  const file = await open(path)
  try {
    const bytes = Buffer.allocUnsafe(size + 1)
    const { bytesRead } = await file.read(bytes, 0, size + 1, 0)
    return bytesRead === size ? bytes.subarray(0, size) : undefined
  } finally {
    await file.close()
  }
}

async function fromStream(stream: Readable, size: number) {
  const chunks: Buffer[] = []
  let read = 0
  for await (const chunk of stream) {
    chunks.push(chunk as Buffer)
    read += (chunk as Buffer).length
    if (read > size) return undefined
  }
  return read === size ? Buffer.concat(chunks, size) : undefined
}
