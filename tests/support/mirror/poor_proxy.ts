import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import { freePort } from '#tests/support/own_server'

type Habits = {
  /** Forgets what part was asked for and sends everything. */
  ignoresRange?: boolean
  /** Ends each answer after so many bytes, without a word. */
  cutsAfter?: number
  /** Remembers everything for ever, whatever it is told. */
  remembers?: boolean
  /** A network that asks people to sign in first. */
  signIn?: boolean
}

/** What stands between a school and its origin. */
export class PoorProxy {
  url = ''
  asked = 0
  #known = new Map<string, { status: number; body: Buffer }>()
  #server = createServer((request, response) => {
    // What breaks behind it breaks before it.
    this.#answer(request, response).catch(() => response.destroy())
  })

  private constructor(
    private target: string,
    public habits: Habits
  ) {}

  static async open(target: string, habits: Habits) {
    const proxy = new PoorProxy(target, habits)
    const port = await freePort()
    proxy.#server.listen(port, '127.0.0.1')
    await once(proxy.#server, 'listening')
    proxy.url = `http://127.0.0.1:${port}`
    return proxy
  }

  async #answer(request: IncomingMessage, response: ServerResponse) {
    const { method = 'GET', url = '', headers } = request
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    this.asked++
    if (this.habits.signIn) {
      response.writeHead(200, { 'content-type': 'text/html' })
      return response.end('<!doctype html><title>Sign in to the Wi-Fi</title>')
    }
    const known = method === 'GET' && this.habits.remembers && this.#known.get(url)
    const range = this.habits.ignoresRange ? undefined : headers.range
    const made = known || (await this.#ask(method, url, headers, range, Buffer.concat(chunks)))
    if (this.habits.remembers && method === 'GET' && made.status === 200) {
      this.#known.set(url, made)
    }
    const { cutsAfter } = this.habits
    // Without a length: whoever reads cannot tell that it was cut.
    const { contentRange } = made as { contentRange?: string | null }
    response.writeHead(made.status, contentRange ? { 'content-range': contentRange } : {})
    return response.end(cutsAfter ? made.body.subarray(0, cutsAfter) : made.body)
  }

  async #ask(
    method: string,
    url: string,
    headers: IncomingMessage['headers'],
    range: string | undefined,
    body: Buffer
  ) {
    const kept = ['signature', 'signature-input', 'content-digest', 'tonle-counter']
    const answer = await fetch(new URL(url, this.target), {
      method,
      headers: {
        ...Object.fromEntries(kept.flatMap((one) => (headers[one] ? [[one, headers[one]]] : []))),
        ...(range && { range }),
      } as Record<string, string>,
      body: method === 'POST' ? new Uint8Array(body) : undefined,
    })
    const contentRange = answer.headers.get('content-range')
    return { status: answer.status, body: Buffer.from(await answer.arrayBuffer()), contentRange }
  }

  close() {
    this.#server.closeAllConnections()
    this.#server.close()
  }
}
