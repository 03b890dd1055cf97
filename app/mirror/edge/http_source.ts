import { setTimeout as sleep } from 'node:timers/promises'
import { openPack, PACKED_UP_TO } from '#mirror/format/blob_pack'
import { objectPath } from '#mirror/format/object_name'
import { ask, type Answer } from '#mirror/http/ask'
import { signRequest, type SignWith } from '#mirror/http/signature'
import { standings } from '#mirror/edge/standings'
import { jitter, Pace } from '#mirror/edge/pace'
import {
  SourceError,
  type EditionSource,
  type Medium,
  type PortableSource,
} from '#mirror/edge/source'
import type { MadeObject } from '#mirror/format/tree'

/** A pack of small objects is read up to this size. */
const PACK_LIMIT = 64 * 1024 * 1024

/** How many names one request takes. */
const MANY = 4096

export type HttpWish = {
  url: string
  signWith: SignWith
  /** The next number of what is sent; told the standing one where the origin knows a higher. */
  counter: (standing?: number) => Promise<number>
  bytesPerSecond?: number | null
  signal?: AbortSignal
  medium?: Medium
  /** The pause before a second try, in milliseconds. */
  pause?: number
}

/** What is near by answers at once or not at all. */
const PATIENCE = {
  far: { answerMs: 30_000, tries: 4, retries: 3 },
  near: { answerMs: 4000, tries: 1, retries: 0 },
}

/** An origin, a relay or a server near by, over HTTP (docs/protocols/mirror.md section 20). */
export class HttpSource implements EditionSource {
  readonly medium: Medium
  readonly retries: number
  readonly pause: number | undefined
  readonly name: string
  readonly which?: (names: string[]) => Promise<string[]>
  #pace: Pace
  #patience: (typeof PATIENCE)['far']

  constructor(private wish: HttpWish) {
    this.medium = wish.medium ?? 'http'
    this.#patience = this.medium === 'peer' ? PATIENCE.near : PATIENCE.far
    this.retries = this.#patience.retries
    this.pause = wish.pause
    // An origin has what it signed; whoever is near by may have nothing of it.
    if (this.medium === 'peer') this.which = (names) => this.#which(names)
    this.name = new URL(wish.url).host
    this.#pace = new Pace(wish.bytesPerSecond ?? null)
  }

  get portable(): PortableSource {
    const { url, signWith, bytesPerSecond, medium, pause } = this.wish
    return { kind: 'http', url, signWith, bytesPerSecond, medium, pause }
  }

  /** Past what a proxy remembers of it. */
  metadata = (file: string, limit: number) =>
    this.#small(`/mirror/v1/tuf/${file}`, limit, { 'cache-control': 'no-cache' })

  object(name: string, limit: number) {
    return this.#small(`/mirror/v1/${objectPath(name)}`, limit)
  }

  async stream(name: string, from: number) {
    const path = `/mirror/v1/${objectPath(name)}`
    const headers: Record<string, string> = from
      ? { 'range': `bytes=${from}-`, 'if-range': `"${name}"` }
      : {}
    const answer = await this.#ask('GET', path, { headers })
    if (!answer) return undefined
    const start = startOf(answer)
    if (start > from) {
      answer.body.destroy()
      return undefined
    }
    const pieces = this.#paced(answer)
    const destroy = () => answer.body.destroy()
    return { readable: { [Symbol.asyncIterator]: () => pieces, destroy }, from: start }
  }

  async #which(names: string[]) {
    const has: string[] = []
    for (let at = 0; at < names.length; at += MANY) {
      const asked = { names: names.slice(at, at + MANY) }
      const bytes = await this.post('/mirror/v1/have', asked, 1024 * 1024)
      const { have } = jsonOf<{ have: unknown }>(bytes) ?? {}
      if (Array.isArray(have)) has.push(...have.filter((one) => typeof one === 'string'))
    }
    return has
  }

  /** Small objects in packs, until the answer holds nothing new. */
  async *some(names: string[]): AsyncGenerator<MadeObject> {
    let left = names
    while (left.length > 0) {
      const pack = await this.post('/mirror/v1/want', { names: left.slice(0, MANY) }, PACK_LIMIT)
      if (!pack) return
      const came = new Set<string>()
      for (const object of openPack(pack)) {
        if (object.bytes.length > PACKED_UP_TO) continue
        came.add(object.name)
        yield object
      }
      if (came.size === 0) return
      left = left.filter((name) => !came.has(name))
    }
  }

  /** Sends something, with a number that only rises. */
  async post(path: string, value: unknown, limit: number): Promise<Buffer | undefined> {
    const body = Buffer.from(JSON.stringify(value))
    let counter = await this.wish.counter()
    for (let n = 0; ; n++) {
      const answer = await this.#ask('POST', path, { body, counter })
      if (answer?.status !== 409 || n >= 2) return answer ? this.#whole(answer, limit) : undefined
      const told = await answer.json().catch(() => undefined)
      const standing = (told as { counter?: unknown } | undefined)?.counter
      if (!Number.isSafeInteger(Number(standing))) throw new SourceError('strange')
      counter = await this.wish.counter(Number(standing))
    }
  }

  async #small(path: string, limit: number, headers: Record<string, string> = {}) {
    const answer = await this.#ask('GET', path, { headers })
    return answer && this.#whole(answer, limit)
  }

  async #whole(answer: Answer, limit: number): Promise<Buffer | undefined> {
    const pieces: Buffer[] = []
    let length = 0
    for await (const piece of this.#paced(answer)) {
      length += piece.length
      if (length > limit) return undefined
      pieces.push(piece)
    }
    return Buffer.concat(pieces)
  }

  async *#paced({ body }: Answer): AsyncGenerator<Buffer> {
    try {
      for await (const piece of body as AsyncIterable<Buffer>) {
        await this.#pace.take(piece.length, this.wish.signal)
        yield piece
      }
    } catch (error) {
      this.wish.signal?.throwIfAborted()
      throw new SourceError('no_answer', error)
    }
  }

  /** Asks again where the line is poor or the server busy. Undefined where it does not have it. */
  async #ask(
    method: 'GET' | 'POST',
    path: string,
    given: { headers?: Record<string, string>; body?: Buffer; counter?: number }
  ): Promise<Answer | undefined> {
    const { signal, signWith, url, pause } = this.wish
    for (let tries = 0; ; tries++) {
      signal?.throwIfAborted()
      const answer = await this.#once(
        method,
        new URL(path, url),
        {
          ...given.headers,
          ...signRequest({ method, path, body: given.body }, signWith, given.counter),
        },
        given.body
      )
      const isBusy = answer instanceof Error || answer.status >= 500 || answer.status === 429
      if (!isBusy) {
        if (answer.status === 404) {
          answer.body.resume()
          return undefined
        }
        if (answer.ok || answer.status === 409) return answer
        throw new SourceError(
          await refusalOf(answer),
          new Error(`${answer.status} from ${this.name}`)
        )
      }
      if (!(answer instanceof Error)) answer.body.resume()
      if (tries + 1 >= this.#patience.tries) throw new SourceError('no_answer', answer)
      const asked = answer instanceof Error ? 0 : Number(answer.headers.get('retry-after')) || 0
      await sleep(Math.min(asked * 1000, 120_000) + jitter(tries, pause), undefined, { signal })
    }
  }

  async #once(method: 'GET' | 'POST', url: URL, headers: Record<string, string>, body?: Buffer) {
    const { signal } = this.wish
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(), this.#patience.answerMs)
    try {
      return await ask(url, {
        ...{ method, headers, body },
        signal: signal ? AbortSignal.any([signal, late.signal]) : late.signal,
      })
    } catch (error) {
      signal?.throwIfAborted()
      return error as Error
    } finally {
      clearTimeout(timer)
    }
  }
}

/** Where the bytes of an answer begin. Some proxies ignore what was asked for and send everything. */
function startOf({ status, headers }: Answer) {
  if (status !== 206) return 0
  const [, start] = /^bytes (\d+)-/.exec(headers.get('content-range') ?? '') ?? []
  return start === undefined ? Number.MAX_SAFE_INTEGER : Number(start)
}

/** Undefined where it is no JSON. */
export function jsonOf<T>(bytes: Uint8Array | undefined): T | undefined {
  try {
    return JSON.parse(Buffer.from(bytes ?? []).toString()) as T
  } catch {
    return undefined
  }
}

/** An origin says why it does not serve this mirror (section 13). */
async function refusalOf(answer: Answer) {
  if (answer.status !== 403 && answer.status !== 401) {
    answer.body.resume()
    return 'refused'
  }
  const said = (await answer.json().catch(() => undefined)) as { code?: unknown } | undefined
  return standings.find((one) => one === said?.code) ?? 'refused'
}
