import { signRequest, type SignWith } from '#mirror/http/signature'
import type { SigningKey } from '#mirror/trust/keys'

/** Asks this server as a mirror does. */
export class AskingSite {
  counter = 0
  bytes = 0
  requests = 0

  constructor(
    private id: string,
    private key: SigningKey,
    private url = process.env.APP_URL!
  ) {}

  get #with(): SignWith {
    return { keyId: this.id, privatePem: this.key.privatePem }
  }

  get(path: string, headers: Record<string, string> = {}) {
    const signed = signRequest({ method: 'GET', path }, this.#with)
    return this.#ask(path, { headers: { ...headers, ...signed } })
  }

  post(path: string, value: unknown, counter = (this.counter += 1)) {
    const body = Buffer.from(JSON.stringify(value))
    const headers = signRequest({ method: 'POST', path, body }, this.#with, counter)
    return this.#ask(path, { method: 'POST', headers, body })
  }

  async #ask(path: string, init: RequestInit) {
    this.requests += 1
    const response = await fetch(new URL(path, this.url), init)
    const bytes = Buffer.from(await response.arrayBuffer())
    this.bytes += bytes.length
    return {
      status: response.status,
      headers: response.headers,
      bytes,
      json: () => JSON.parse(bytes.toString()),
    }
  }

  async object(name: string) {
    const path = `/mirror/v1/objects/${name.slice(0, 2)}/${name.slice(2, 4)}/${name}`
    const { status, bytes } = await this.get(path)
    if (status !== 200) throw new Error(`${status} for ${name}`)
    return bytes
  }
}
