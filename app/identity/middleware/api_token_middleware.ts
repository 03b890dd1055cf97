import '#shared/api/api_token'
import limiter from '@adonisjs/limiter/services/main'
import { Exception } from '@adonisjs/core/exceptions'
import { networkOf } from '#shared/http/network_of'
import { noteTokenUse } from '#identity/actions/note_token_use'
import { findApiToken } from '#identity/queries/find_api_token'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/** Requests of one token, and wrong tokens from one network. */
const REQUESTS = { requests: 300, duration: '1 min' } as const
const WRONG = { requests: 60, duration: '10 mins' } as const

const refusal = (status: number, code: string) => new Exception(code, { status, code })

/** Only for programs with a token that has the scope (RFC 6750): `middleware.apiToken({ scope })`. */
export default class ApiTokenMiddleware {
  async handle(ctx: HttpContext, next: NextFn, { scope }: { scope: string }) {
    const secret = /^Bearer +(\S+)$/i.exec(ctx.request.header('authorization') ?? '')?.[1]
    ctx.response.header('www-authenticate', 'Bearer realm="api"')
    // A person who is signed in would get no further by signing in: 403 rather than 401.
    if (!secret) throw refusal(ctx.actor ? 403 : 401, 'E_NO_TOKEN')

    const wrong = limiter.use(WRONG)
    const network = `api:wrong:${networkOf(ctx.request.ip())}`
    if ((await wrong.remaining(network)) === 0) throw refusal(429, 'E_TOO_MANY_REQUESTS')
    const token = await findApiToken(secret)
    if (!token) {
      await wrong.increment(network)
      throw refusal(401, 'E_WRONG_TOKEN')
    }
    await this.count(ctx, token.id)
    if (!token.scopes.includes(scope)) throw refusal(403, 'E_NO_SCOPE')
    await noteTokenUse(token)
    const { id, scopes, institutionId } = token
    ctx.apiToken = { id, scopes, institutionId }
    ctx.response.removeHeader('www-authenticate')
    return next()
  }

  private async count({ response }: HttpContext, id: string) {
    const requests = limiter.use(REQUESTS)
    const key = `api:${id}`
    if (await requests.attempt(key, () => true)) return
    response.header('retry-after', String(await requests.availableIn(key)))
    throw refusal(429, 'E_TOO_MANY_REQUESTS')
  }
}
