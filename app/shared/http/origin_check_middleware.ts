import { appUrl } from '#config/app'
import { Exception } from '@adonisjs/core/exceptions'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

const SAFE = ['GET', 'HEAD', 'OPTIONS']
const PUBLIC = URL.canParse(appUrl) ? new URL(appUrl).origin : undefined

/**
 * Refuses a change that another origin asks for, before any token is looked at. Another port is another origin:
 * package content on the content port shares the host's cookies and must not be able to post here
 * (docs/adr/0020). `null`, another port and another scheme are other origins. Browsers send the header with every
 * change; a request without one comes from no page.
 */
export default class OriginCheckMiddleware {
  async handle({ request }: HttpContext, next: NextFn) {
    const origin = request.header('origin')
    if (!SAFE.includes(request.method()) && origin !== undefined) {
      // Behind a proxy that is not trusted the scheme of the request is not the browser's: APP_URL says it.
      const own = `${request.protocol()}://${request.host()}`
      if (origin !== own && origin !== PUBLIC) {
        throw new Exception('The request comes from another origin', {
          status: 403,
          code: 'E_FOREIGN_ORIGIN',
        })
      }
    }
    return next()
  }
}
