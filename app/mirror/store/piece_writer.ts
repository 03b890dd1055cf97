import type { FileHandle } from 'node:fs/promises'

const PIECE = 256 * 1024

/** Memory that nobody writes from at present. */
const idle: Buffer[] = []

/** Writes what comes in small chunks with few writes, all from one piece of memory that the next one uses again. */
export class PieceWriter {
  #buffer = idle.pop() ?? Buffer.allocUnsafeSlow(PIECE)
  #held = 0

  /** @param at where the first byte goes */
  constructor(
    private file: FileHandle,
    private at = 0
  ) {}

  async add(chunk: Uint8Array) {
    for (let from = 0; from < chunk.length;) {
      const part = chunk.subarray(from, from + PIECE - this.#held)
      this.#buffer.set(part, this.#held)
      this.#held += part.length
      from += part.length
      if (this.#held === PIECE) await this.#flush()
    }
  }

  /** Writes the rest and closes the file. @param isSynced so that a power cut does not take it */
  async end(isSynced = false) {
    try {
      await this.#flush()
      if (isSynced) await this.file.sync()
    } finally {
      idle.push(this.#buffer)
      await this.file.close()
    }
  }

  async #flush() {
    for (let from = 0; from < this.#held;) {
      const left = this.#held - from
      const { bytesWritten } = await this.file.write(this.#buffer, from, left, this.at)
      from += bytesWritten
      this.at += bytesWritten
    }
    this.#held = 0
  }
}
