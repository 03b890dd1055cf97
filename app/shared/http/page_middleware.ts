import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/** Pages depend on who reads them and in which language: no shared cache may keep one. */
export default class PageMiddleware {
  async handle({ response }: HttpContext, next: NextFn) {
    response.header('vary', 'Cookie')
    response.header('cache-control', 'private, no-cache')
    return next()
  }
}
