import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

const SAFE = ['GET', 'HEAD', 'OPTIONS']
const SLOW_MS = 1000

/**
 * One JSON line a request, with the name of its route: an address can hold a name or a search, so it is never
 * written. Changes are written at `info`; failures of the server and slow answers at `warn`, whatever they were;
 * pages that were only read at `debug`, which is off: at 2,000 requests a second the lines of an open day would wear
 * out the card of a small server and bury those that matter.
 */
export default class RequestLogMiddleware {
  handle(ctx: HttpContext, next: NextFn) {
    const started = performance.now()
    const { socket } = ctx.request.request
    const before = socket.bytesWritten
    ctx.response.response.once('close', () => {
      const ms = Math.round(performance.now() - started)
      writeLine(ctx, ms, socket.bytesWritten - before)
    })
    return next()
  }
}

function writeLine(ctx: HttpContext, ms: number, bytes: number) {
  const { statusCode: status, writableFinished } = ctx.response.response
  const isChange = !SAFE.includes(ctx.request.method())
  const level = status >= 500 || ms >= SLOW_MS ? 'warn' : isChange ? 'info' : 'debug'
  if (!ctx.logger.isLevelEnabled(level)) return
  const route = ctx.route?.name ?? null
  const line = { route, method: ctx.request.intended(), status, ms, bytes }
  ctx.logger[level](writableFinished ? line : { ...line, cut: true }, 'request')
}
