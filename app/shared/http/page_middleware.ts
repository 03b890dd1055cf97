import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/** Pages depend on who reads them and in which language: no shared cache may keep one, and no browser one of a person. */
export default class PageMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    ctx.response.header('vary', 'Cookie')
    ctx.response.header('cache-control', ctx.person ? 'private, no-store' : 'private, no-cache')
    if (ctx.refusedUpload) throw ctx.refusedUpload
    return next()
  }
}
