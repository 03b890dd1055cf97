import { withSession } from '#shared/http/session_middleware'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/** For pages that show a form to people who are not signed in: opens a session for the form's token. */
export default class GuestFormMiddleware {
  handle(ctx: HttpContext, next: NextFn) {
    return ctx.session ? next() : withSession(ctx, next)
  }
}
