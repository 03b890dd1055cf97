import { isBare } from '#shared/http/bare_addresses'
import app from '@adonisjs/core/services/app'
import BodyParserMiddleware from '@adonisjs/core/bodyparser_middleware'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

declare module '@adonisjs/core/http' {
  export interface HttpContext {
    /** Why the files of the form were not taken; the fields before them have arrived. */
    refusedUpload?: Error
  }
}

// The container would look for it at each request.
let parser: Promise<BodyParserMiddleware> | undefined

/**
 * Reads the body. A form whose files are too large goes on to where it is known who asks, and is refused there
 * (`page_middleware`): its page can then come back with the words that were typed.
 */
export default class UploadMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    if (isBare(ctx)) return next()
    const body = await (parser ??= app.container.make(BodyParserMiddleware))
    let isRead = false
    try {
      return await body.handle(ctx, () => {
        isRead = true
        return next()
      })
    } catch (error) {
      const { code } = error as { code?: string }
      if (isRead || code !== 'E_REQUEST_ENTITY_TOO_LARGE') throw error
      ctx.refusedUpload = error as Error
    }
    return next()
  }
}
