import { isBare } from '#shared/http/bare_addresses'
import app from '@adonisjs/core/services/app'
import { sessionCookie } from '#config/session'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import SessionMiddleware from '@adonisjs/session/session_middleware'
import ShieldMiddleware from '@adonisjs/shield/shield_middleware'

const SAFE = ['GET', 'HEAD', 'OPTIONS']

/** The cookies of a session live on from its last use; that is written at most so often. */
const KEEP_EVERY_MS = 10 * 60_000
const KEPT_AT = 'kept_at'

// The container would build a new one at each call, by an import: a tenth of the time of a signed-in page.
let shield: Promise<ShieldMiddleware> | undefined

/** Runs `next` with the session and the check of the form token (CSRF). */
export async function withSession(ctx: HttpContext, next: NextFn) {
  const session = await app.container.make(SessionMiddleware)
  const guard = await (shield ??= app.container.make(ShieldMiddleware))
  return session.handle(ctx, async () => {
    const { sessionId } = ctx.session
    const result = await guard.handle(ctx, next)
    leaveUnchanged(ctx, sessionId)
    return result
  })
}

/** A session that was only read is not sealed and sent again with every page. */
function leaveUnchanged({ session }: HttpContext, idBefore: string) {
  if (session.isEmpty) return
  const isSame = session.sessionId === idBefore && !session.fresh && !session.hasBeenModified
  const isKept = Date.now() - Number(session.get(KEPT_AT, 0)) < KEEP_EVERY_MS
  if (!isSame || !isKept) session.put(KEPT_AT, Date.now())
  else if (session.responseFlashMessages.isEmpty) session.commit = async () => {}
}

/**
 * Opens the session where there can be one: a cookie came, or something is changed. A visitor who only reads
 * costs no cookie and no encryption; routes that show a form to visitors ask for it with `guestForm`.
 */
export default class LazySessionMiddleware {
  handle(ctx: HttpContext, next: NextFn) {
    if (isBare(ctx)) return next()
    const hasSession = ctx.request.header('cookie')?.includes(`${sessionCookie}=`)
    if (hasSession || !SAFE.includes(ctx.request.method())) return withSession(ctx, next)
    return next()
  }
}
