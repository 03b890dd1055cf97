import { sessionCookie } from '#config/session'
import { Exception } from '@adonisjs/core/exceptions'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

const NAME = new RegExp(`(?:^|;\\s*)${sessionCookie}=`, 'g')

/**
 * Two session cookies in one request: one was planted by a page of the same host on another port, and which one is
 * not to be told. Neither counts; both are dropped, wherever on the way to this address they were set, and the
 * person signs in again.
 */
export default class SingleSessionMiddleware {
  async handle({ request, response }: HttpContext, next: NextFn) {
    const found = request.header('cookie')?.match(NAME)
    if (!found || found.length < 2) return next()
    const { hostname } = new URL(`http://${request.host() ?? 'localhost'}`)
    for (const path of pathsOf(request.url())) {
      for (const domain of ['', `; Domain=${hostname}`]) {
        response.append(
          'set-cookie',
          `${sessionCookie}=; Path=${path}${domain}; Max-Age=0; HttpOnly`
        )
      }
    }
    throw new Exception('Two session cookies came', { status: 400, code: 'E_TWO_SESSIONS' })
  }
}

/** Every path at which a cookie that came with this address can have been set. */
function pathsOf(url: string) {
  const parts = url.split('/').filter(Boolean).slice(0, 10)
  const paths = parts.map((_, at) => `/${parts.slice(0, at + 1).join('/')}`)
  return ['/', ...paths.flatMap((path) => [path, `${path}/`])]
}
