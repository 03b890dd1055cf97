import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { once } from 'node:events'
import { packOfWanted } from '#mirror/store/wanted'
import { freePort } from '#tests/support/own_server'
import type { FolderOrigin } from '#tests/support/mirror/folder_origin'

/** Serves the folder of an origin as an origin does, over a line that may be poor. */
export class SmallOrigin {
  asked: string[] = []
  /** Cuts every answer above so many bytes after so many, as often as this. */
  cut = { after: 0, times: 0 }
  /** What the profile allows over the wire in a month. */
  monthBytes: number | null = null
  /** The list of withdrawals that the poll speaks of. */
  revocations = 0
  /** Answers 503 as often as this. */
  busy = 0
  url = ''
  #server = createServer((request, response) => void this.#answer(request, response))

  private constructor(private origin: FolderOrigin) {}

  static async open(origin: FolderOrigin) {
    const small = new SmallOrigin(origin)
    const port = await freePort()
    small.#server.listen(port, '127.0.0.1')
    await once(small.#server, 'listening')
    small.url = `http://127.0.0.1:${port}`
    return small
  }

  async #answer(request: IncomingMessage, response: ServerResponse) {
    const path = request.url!
    const { range } = request.headers
    this.asked.push(`${request.method} ${path}${range ? ` ${range}` : ''}`)
    if (this.busy > 0) {
      this.busy--
      return response.writeHead(503).end()
    }
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    if (request.method === 'POST') return this.#post(path, Buffer.concat(chunks), response)
    const file = join(this.origin.folder, path.slice('/mirror/v1/'.length))
    if (!(await stat(file).catch(() => undefined))) return response.writeHead(404).end()
    const bytes = await readFile(file)
    const from = Number(/^bytes=(\d+)-/.exec(range ?? '')?.[1] ?? 0)
    const body = bytes.subarray(from)
    const range206 = { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` }
    response.writeHead(range ? 206 : 200, {
      'content-length': body.length,
      ...(range && range206),
    })
    if (this.cut.times > 0 && body.length > this.cut.after) {
      this.cut.times--
      response.write(body.subarray(0, this.cut.after), () => response.destroy())
      return undefined
    }
    return response.end(body)
  }

  async #post(path: string, body: Buffer, response: ServerResponse) {
    const said = JSON.parse(body.toString())
    if (path.endsWith('/have')) {
      const { store } = this.origin
      const there = await Promise.all(said.names.map((name: string) => store.has(name)))
      return response.end(
        JSON.stringify({ have: said.names.filter((_: string, n: number) => there[n]) })
      )
    }
    if (path.endsWith('/want')) {
      return response.end(await packOfWanted(this.origin.store, said.names))
    }
    const last = this.origin.published.at(-1)!
    const { channel, profile } = this.origin
    return response.end(
      JSON.stringify({
        ...{ channel, profile, metadata: this.origin.published.length },
        ...{ revocations: this.revocations, monthBytes: this.monthBytes },
        edition: { name: last.name, sequence: last.edition.sequence },
      })
    )
  }

  close() {
    this.#server.closeAllConnections()
    this.#server.close()
  }
}
