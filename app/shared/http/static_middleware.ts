import app from '@adonisjs/core/services/app'
import StaticMiddleware from '@adonisjs/static/static_middleware'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

const LOOKS_LIKE_FILE = /\.[a-z0-9]+$/i

let files: Promise<StaticMiddleware> | undefined

/** Files of `public/`. Every one has an ending: addresses of pages need no look at the disk. */
export default class PublicFilesMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    if (!LOOKS_LIKE_FILE.test(ctx.request.url())) return next()
    const middleware = await (files ??= app.container.make(StaticMiddleware))
    return middleware.handle(ctx, next)
  }
}
