import { connect, createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

const REQUEST = ' HTTP/1.1\r\n'

/** A line to a server on this machine that counts all bytes which go over it both ways, heads included, and requests. */
export class CountingLine {
  up = 0
  down = 0
  requests = 0
  #server: Server
  #open = new Set<Socket>()

  constructor(private port: number) {
    this.#server = createServer((from) => this.#carry(from))
  }

  async open() {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** What went over it since the last time somebody asked. */
  take() {
    const { up, down, requests } = this
    this.up = this.down = this.requests = 0
    return { up, down, requests, bytes: up + down }
  }

  #carry(from: Socket) {
    const to = connect(this.port, '127.0.0.1')
    let tail = ''
    for (const one of [from, to]) {
      this.#open.add(one)
      one.on('error', () => {})
      one.on('close', () => {
        this.#open.delete(one)
        from.destroy()
        to.destroy()
      })
    }
    from.on('data', (bytes) => {
      this.up += bytes.length
      const text = tail + bytes.toString('latin1')
      this.requests += text.split(REQUEST).length - 1
      tail = text.slice(-(REQUEST.length - 1))
    })
    to.on('data', (bytes) => (this.down += bytes.length))
    from.pipe(to)
    to.pipe(from)
  }

  close() {
    for (const one of this.#open) one.destroy()
    return new Promise((resolve) => this.#server.close(resolve))
  }
}
