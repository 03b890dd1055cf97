import { Exception } from '@adonisjs/core/exceptions'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

export default class AuthMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    if (!ctx.actor) throw new Exception('Sign in first', { status: 401, code: 'E_SIGN_IN_FIRST' })
    return next()
  }
}
