import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { createGzip } from 'node:zlib'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** A gzipped file of JSON lines that counts and hashes itself while it is written. */
export class LineFile {
  #gzip = createGzip({ level: 1 })
  #hash = createHash('sha256')
  #bytes = 0
  #done: Promise<void>

  constructor(path: string) {
    const count = new Transform({
      transform: (piece: Buffer, _, next) => {
        this.#hash.update(piece)
        this.#bytes += piece.length
        next(null, piece)
      },
    })
    this.#done = pipeline(this.#gzip, count, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
    this.#done.catch(() => {})
  }

  async write(lines: unknown[]) {
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('')
    if (!this.#gzip.write(text)) await Promise.race([once(this.#gzip, 'drain'), this.#done])
  }

  async end() {
    this.#gzip.end()
    await this.#done
    return { sha256: this.#hash.digest('hex'), bytes: this.#bytes }
  }
}
