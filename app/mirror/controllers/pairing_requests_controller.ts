import limiter from '@adonisjs/limiter/services/main'
import { clock } from '#shared/clock'
import { siteName } from '#shared/site/site'
import { networkOf } from '#shared/http/network_of'
import { isOriginHere } from '#mirror/role'
import { readBody } from '#mirror/http/read_body'
import { isSigned, signerOf } from '#mirror/http/signature'
import { ownRoot } from '#mirror/pairing/own_root'
import { receiveRequest } from '#mirror/pairing/receive_request'
import { PairingError } from '#mirror/pairing/pairing_error'
import Pairing from '#mirror/models/pairing'
import type { HttpContext } from '@adonisjs/core/http'

const GREETINGS = { requests: 120, duration: '10 mins' } as const
const REQUESTS = { requests: 20, duration: '1 hour' } as const
const WRONG = { requests: 60, duration: '10 mins' } as const

const statusOf: Record<string, number> = { bad_request: 400, busy: 503, expired: 410 }

/** Servers that are nobody here yet ask to be a mirror (docs/protocols/mirror.md section 22). */
export default class PairingRequestsController {
  /** Who answers here: the name, and the first root, whose digits two people can compare. */
  async index(ctx: HttpContext) {
    const { response } = ctx
    if (!isOriginHere()) return response.status(404).json({ code: 'not_an_origin' })
    if (!(await take(ctx, 'hello', GREETINGS))) return tooMany(ctx)
    return this.#answering(ctx, async () => {
      const root = await ownRoot()
      const serverTime = clock.now().toUTC().toISO()
      const name = siteName('km')
      return response.json({ format: 'tonle-origin', version: 1, name, root, serverTime })
    })
  }

  async store(ctx: HttpContext) {
    const { response } = ctx
    if (!isOriginHere()) return response.status(404).json({ code: 'not_an_origin' })
    const body = await readBody(ctx)
    if (body === null) {
      // The rest is not read: nothing else comes over this connection.
      response.header('connection', 'close')
      return response.status(413).json({ code: 'too_long' })
    }
    if (!(await take(ctx, 'request', REQUESTS))) return tooMany(ctx)
    return this.#answering(ctx, async () => {
      const row = await receiveRequest(parsed(body), 'http')
      const seconds = Math.max(0, Math.round(row.expiresAt.diff(clock.now()).as('seconds')))
      return response.status(201).json({ id: row.id, code: row.code, seconds })
    })
  }

  /** What became of it: told to whoever signs with the key of the request. */
  async show(ctx: HttpContext) {
    const { request, response, params } = ctx
    const network = `mirror:pairing:wrong:${networkOf(request.ip())}`
    const wrong = limiter.use(WRONG)
    if ((await wrong.remaining(network)) === 0) return tooMany(ctx)
    const headers = request.headers() as Record<string, string>
    const asked = { method: 'GET', path: request.url(), headers }
    const id = signerOf(asked)
    const row = id === params.id ? await Pairing.find(id) : null
    if (!row || !isSigned(asked, row.publicKey)) {
      await wrong.increment(network)
      return response.status(401).json({ code: 'not_signed' })
    }
    if (row.isOver) return response.json({ state: 'expired' })
    const answer = row.state === 'accepted' ? row.answer : undefined
    return response.json({ state: row.state, reason: row.reason, answer })
  }

  async #answering(ctx: HttpContext, work: () => Promise<unknown>) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof PairingError)) throw error
      return ctx.response.status(statusOf[error.code] ?? 409).json({ code: error.code })
    }
  }
}

async function take(
  { request }: HttpContext,
  what: string,
  limit: typeof GREETINGS | typeof REQUESTS
) {
  const key = `mirror:pairing:${what}:${networkOf(request.ip())}`
  return limiter.use(limit).attempt(key, () => true)
}

const tooMany = ({ response }: HttpContext) => response.status(429).json({ code: 'too_many' })

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}
