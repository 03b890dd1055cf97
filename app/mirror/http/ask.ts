import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { json } from 'node:stream/consumers'

type Asked = {
  method: 'GET' | 'POST'
  headers: Record<string, string>
  body?: Uint8Array
  signal?: AbortSignal
}

/** An answer whose body was not read yet. */
export type Answer = {
  status: number
  ok: boolean
  headers: { get: (name: string) => string | null }
  body: IncomingMessage
  json: () => Promise<unknown>
}

const QUIET_MS = 120_000

/** Connections are kept for the next question. */
const kept = { keepAlive: true, maxSockets: 8 }
const agents = { plain: new http.Agent(kept), secret: new https.Agent(kept) }

/**
 * One request; redirects are not followed. Not `fetch`, which takes three times the processor time for bodies of a gigabyte
 * and more memory.
 */
export function ask(url: URL, asking: Asked, isAgain = false): Promise<Answer> {
  const { method, headers, body, signal } = asking
  const isPlain = url.protocol === 'http:'
  const { request } = isPlain ? http : https
  const length = body ? { 'content-length': String(body.length) } : {}
  return new Promise((resolve, reject) => {
    const asked = request(url, {
      ...{ method, signal, agent: isPlain ? agents.plain : agents.secret },
      headers: { ...headers, ...length },
    })
    asked.setTimeout(QUIET_MS, () => asked.destroy(new Error('nothing came')))
    // A kept connection that the other side was just giving up: on a new one the question is asked once more.
    asked.once('error', (error: NodeJS.ErrnoException) => {
      if (!asked.reusedSocket || error.code !== 'ECONNRESET' || isAgain) return reject(error)
      ask(url, asking, true).then(resolve, reject)
    })
    asked.once('response', (answer) => resolve(answerOf(answer)))
    asked.end(body)
  })
}

function answerOf(body: IncomingMessage): Answer {
  const status = body.statusCode ?? 0
  const ok = status >= 200 && status < 300
  // An error before anybody reads must not end the process; whoever reads hears of it.
  body.on('error', () => {})
  const get = (name: string) => body.headers[name]?.toString() ?? null
  return { status, ok, headers: { get }, body, json: () => json(body) }
}
