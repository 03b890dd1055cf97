import type { Actor } from '#shared/actor'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

declare module '@adonisjs/core/http' {
  export interface HttpContext {
    /** Who is signed in, or null. */
    actor: Actor | null
  }
}

export default class ActorMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    ctx.actor = null
    return next()
  }
}
