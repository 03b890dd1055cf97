import limiter from '@adonisjs/limiter/services/main'
import { networkOf } from '#shared/http/network_of'
import { isSigned, signerOf } from '#mirror/http/signature'
import { isShared } from '#mirror/http/near_by'
import { readBody } from '#mirror/http/read_body'
import Site from '#mirror/models/site'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

declare module '@adonisjs/core/http' {
  export interface HttpContext {
    /** The mirror that asks, see `middleware.mirrorSite`. */
    mirrorSite: Site
    /** What it sent, as JSON. */
    mirrorBody: unknown
  }
}

const WRONG = { requests: 600, duration: '10 mins' } as const

/**
 * Only for mirrors of this server (docs/protocols/mirror.md section 13): by a signature over the request, with a counter
 * that rises where something is sent. Refusals are small JSON with a code.
 */
export default class MirrorSiteMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const { request, response } = ctx
    const refuse = (status: number, code: string, facts: object = {}) =>
      response.status(status).json({ code, ...facts })
    const wrong = limiter.use(WRONG)
    const network = `mirror:wrong:${networkOf(request.ip())}`
    if ((await wrong.remaining(network)) === 0) return refuse(429, 'too_many')

    const body = request.method() === 'POST' ? await readBody(ctx) : undefined
    if (body === null) return refuse(413, 'too_long')
    const headers = request.headers() as Record<string, string>
    const asked = { method: request.method(), path: request.url(), body, headers }
    const id = signerOf(asked)
    const site = id ? await Site.find(id) : null
    if (!site && (await isShared(ctx.route?.name, request.ip()))) {
      ctx.mirrorBody = body && parsed(body)
      return next()
    }
    if (!site || !isSigned(asked, site.publicKey)) {
      await wrong.increment(network)
      return refuse(401, 'not_signed')
    }
    if (site.state !== 'active') return refuse(403, site.state)
    if (body) {
      const counter = Number(headers['tonle-counter'])
      const risen = Number.isSafeInteger(counter) && (await rise(site, counter))
      if (!risen) return refuse(409, 'counter', { counter: Number(site.counter) })
      ctx.mirrorBody = parsed(body)
    }
    ctx.mirrorSite = site
    return next()
  }
}

/** Two that ask with the same number: one of them is told no. */
async function rise(site: Site, counter: number) {
  const risen = await Site.query()
    .where('id', site.id)
    .where('counter', '<', counter)
    .update({ counter })
  return Number(risen) > 0
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}
