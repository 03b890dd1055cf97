import { createHash } from 'node:crypto'
import { request } from 'node:http'

/** Sends one large file in pieces (tus 1.0.0) and counts what goes over the line, also what is sent twice. */
export class UploadClient {
  /** Bytes given to the socket. */
  moved = 0
  isWhole = false
  #address = ''
  #offset = 0

  /** @param portion what the file is made of, again and again */
  constructor(
    private url: string,
    private cookie: string,
    private size: number,
    private portion: Buffer,
    private purpose = 'library.file'
  ) {}

  get id() {
    return this.#address.split('/').pop()!
  }

  get #headers() {
    return { 'tus-resumable': '1.0.0', 'cookie': this.cookie }
  }

  async create() {
    const hash = createHash('sha256')
    for (let at = 0; at < this.size; at += this.portion.length) hash.update(this.portion)
    const words = (text: string) => Buffer.from(text).toString('base64')
    const metadata = `filename ${words('film.bin')},sha256 ${words(hash.digest('hex'))}`
    const answer = await fetch(`${this.url}/media/uploads?purpose=${this.purpose}`, {
      method: 'POST',
      headers: {
        ...this.#headers,
        'upload-length': String(this.size),
        'upload-metadata': metadata,
      },
    })
    if (answer.status !== 201) throw new Error(`not begun: ${answer.status} ${await answer.text()}`)
    this.#address = new URL(answer.headers.get('location')!, this.url).href
  }

  /** Goes on from what the server has, until so many bytes have arrived; then the line is cut. */
  async sendUntil(end: number) {
    const head = await fetch(this.#address, { method: 'HEAD', headers: this.#headers })
    this.#offset = Number(head.headers.get('upload-offset'))
    await this.#patch(Math.min(this.size, Math.ceil(end)))
  }

  #patch(end: number) {
    return new Promise<void>((resolve, reject) => {
      const isLast = end === this.size
      const sending = request(this.#address, {
        method: 'PATCH',
        headers: {
          ...this.#headers,
          'upload-offset': this.#offset,
          'content-type': 'application/offset+octet-stream',
          'content-length': this.size - this.#offset,
        },
      })
      sending.on('response', (answer) => {
        answer.resume()
        this.isWhole = answer.statusCode === 204
        if (this.isWhole) resolve()
        else reject(new Error(`refused: ${answer.statusCode}`))
      })
      sending.on('error', (error) => (isLast ? reject(error) : resolve()))
      let at = this.#offset
      const write = () => {
        while (at < end) {
          const from = at % this.portion.length
          const part = this.portion.subarray(from, Math.min(this.portion.length, from + end - at))
          at += part.length
          this.moved += part.length
          if (!sending.write(part)) return void sending.once('drain', write)
        }
        if (isLast) sending.end()
        else sending.destroy()
      }
      write()
    })
  }
}
