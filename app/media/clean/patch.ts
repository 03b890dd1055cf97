import { open, type FileHandle } from 'node:fs/promises'

const PORTION = 256 * 1024

/**
 * A file that is changed where it lies: nothing in it moves, so that no address within it has to be written anew.
 * Every change may be made again after a crash.
 */
export class Patch {
  private constructor(
    private handle: FileHandle,
    readonly size: number
  ) {}

  static async open(path: string) {
    const handle = await open(path, 'r+')
    const { size } = await handle.stat()
    return new Patch(handle, size)
  }

  close() {
    return this.handle.close()
  }

  /** As many bytes as there are, at most `length`. */
  async read(at: number, length: number): Promise<Buffer> {
    const most = Math.max(0, Math.min(length, this.size - at))
    const bytes = Buffer.alloc(most)
    const { bytesRead } = await this.handle.read(bytes, 0, most, at)
    return bytes.subarray(0, bytesRead)
  }

  async write(at: number, bytes: Uint8Array) {
    if (at >= 0 && at + bytes.length <= this.size) {
      await this.handle.write(bytes, 0, bytes.length, at)
    }
  }

  /** Puts nothing in the place of what stands there. */
  async clear(at: number, length: number) {
    const end = Math.min(at + length, this.size)
    for (let from = at; from < end; from += PORTION) {
      await this.write(from, Buffer.alloc(Math.min(PORTION, end - from)))
    }
  }

  /** Empties what stands behind the end: further pictures, films and archives that viewers do not show. */
  end(at: number) {
    return this.clear(at, this.size - at)
  }
}
