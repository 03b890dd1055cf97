import { Exception } from '@adonisjs/core/exceptions'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/** Only for people who are signed in. A page sends visitors to sign in and back; anything else answers 401. */
export default class AuthMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    if (!ctx.actor) throw new Exception('Sign in first', { status: 401, code: 'E_SIGN_IN_FIRST' })
    return next()
  }
}
