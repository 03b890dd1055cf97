import { Exception } from '@adonisjs/core/exceptions'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

const SAFE = ['GET', 'HEAD', 'OPTIONS']

/**
 * Refuses a change that another origin asks for, before any token is looked at. Another port is another origin:
 * package content on the content port shares the host's cookies and must not be able to post here
 * (docs/protocols/mirror.md 6.1). A request without an Origin header comes from no browser page.
 */
export default class OriginCheckMiddleware {
  async handle({ request }: HttpContext, next: NextFn) {
    const origin = request.header('origin')
    if (!SAFE.includes(request.method()) && origin !== undefined) {
      const host = URL.canParse(origin) ? new URL(origin).host : undefined
      if (host !== request.host()) {
        throw new Exception('The request comes from another origin', {
          status: 403,
          code: 'E_FOREIGN_ORIGIN',
        })
      }
    }
    return next()
  }
}
