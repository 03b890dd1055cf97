import { constants } from 'node:fs'
import { open, stat, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { objectPath } from '#mirror/format/object_name'
import { CUT, piecePath, type Cut } from '#mirror/format/piece'
import {
  SourceError,
  type EditionSource,
  type Medium,
  type PortableSource,
  type Streamed,
} from '#mirror/edge/source'

const TUF_FILE = /^(?:\d{1,9}\.(?:root|targets|snapshot)|timestamp)\.json$/

/**
 * A folder that looks like an origin (docs/protocols/mirror.md section 1): a stick, a disk, a folder of another server.
 * Only known names are opened, links and what is no plain file are not there, and nothing is read past its limit.
 */
export class FolderSource implements EditionSource {
  constructor(
    readonly name: string,
    readonly medium: Medium = 'folder',
    private cut: Cut = CUT
  ) {}

  get portable(): PortableSource {
    return { kind: 'folder', folder: this.name, medium: this.medium, cut: this.cut }
  }

  metadata = async (file: string, limit: number) => {
    if (!TUF_FILE.test(file)) return undefined
    return this.#read(join('tuf', file), limit)
  }

  object(name: string, limit: number) {
    return this.#read(objectPath(name), limit)
  }

  async stream(name: string, from: number) {
    const file = await this.#open(objectPath(name))
    if (!file) return this.#pieces(name, from)
    return { readable: file.createReadStream({ start: from }), from }
  }

  /** A blob that lies in pieces, from this byte on as far as they go. */
  async #pieces(name: string, from: number): Promise<Streamed | undefined> {
    const { piece } = this.cut
    const first = Math.floor(from / piece)
    let to = first * piece
    let last = first
    for (; ; last++) {
      const file = await this.#open(piecePath(name, last))
      if (!file) break
      const { size } = await file.stat()
      await file.close()
      to += size
      if (size < piece) {
        last++
        break
      }
    }
    if (to <= from) return undefined
    const read = async function* (source: FolderSource) {
      for (let n = first; n < last; n++) {
        const file = await source.#open(piecePath(name, n))
        if (!file) throw new SourceError('gone')
        yield* file.createReadStream({ start: n === first ? from - n * piece : 0 })
      }
    }
    return { readable: Readable.from(read(this)), from, to }
  }

  /** A file beside the objects, such as the label of a stick. */
  note(path: string, limit: number) {
    return this.#read(path, limit)
  }

  async #read(path: string, limit: number): Promise<Buffer | undefined> {
    const file = await this.#open(path)
    if (!file) return undefined
    try {
      const { size } = await file.stat()
      if (size > limit) return undefined
      const buffer = Buffer.alloc(size)
      const { bytesRead } = await file.read(buffer, 0, size, 0)
      return buffer.subarray(0, bytesRead)
    } catch (error) {
      throw await this.#why(error)
    } finally {
      await file.close().catch(() => {})
    }
  }

  async #open(path: string): Promise<FileHandle | undefined> {
    const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK
    let file: FileHandle
    try {
      file = await open(join(this.name, path), flags)
    } catch (error) {
      if (['ENOENT', 'ELOOP', 'ENOTDIR', 'ENXIO'].includes((error as { code: string }).code)) {
        await this.#mustBeThere()
        return undefined
      }
      throw await this.#why(error)
    }
    const facts = await file.stat()
    if (facts.isFile()) return file
    await file.close()
    return undefined
  }

  /** A stick that was pulled out says that nothing is there; that is another thing than a stick without the object. */
  async #mustBeThere() {
    const isThere = await stat(this.name).catch(() => undefined)
    if (!isThere) throw new SourceError('gone')
  }

  async #why(error: unknown) {
    const { code } = error as { code?: string }
    return code === 'EIO' || code === 'ENODEV' || code === 'ESTALE'
      ? new SourceError('gone', error)
      : error
  }
}
