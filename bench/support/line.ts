import { connect, createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

/** A line to a server on this machine that counts every byte which is sent over it, and breaks where it is told. */
export class Line {
  /** Bytes that came from the client's side, headers and all. */
  moved = 0
  breaks = 0
  #server: Server
  #open = new Set<Socket>()

  /** @param breakAt breaks each time when so many bytes have gone over it */
  constructor(
    private port: number,
    private breakAt: number[]
  ) {
    this.#server = createServer((from) => this.#carry(from))
  }

  async open() {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  #carry(from: Socket) {
    const to = connect(this.port, '127.0.0.1')
    for (const one of [from, to]) {
      this.#open.add(one)
      one.on('error', () => {})
      one.on('close', () => {
        this.#open.delete(one)
        from.destroy()
        to.destroy()
      })
    }
    to.pipe(from)
    from.on('data', (bytes) => {
      this.moved += bytes.length
      if (!to.write(bytes)) {
        from.pause()
        to.once('drain', () => from.resume())
      }
      if (this.breakAt.length === 0 || this.moved < this.breakAt[0]) return
      this.breakAt.shift()
      this.breaks++
      from.destroy()
      to.destroy()
    })
  }

  close() {
    for (const one of this.#open) one.destroy()
    return new Promise((resolve) => this.#server.close(resolve))
  }
}
