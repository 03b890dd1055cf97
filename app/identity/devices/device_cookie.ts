import { createHash, createHmac, randomBytes } from 'node:crypto'
import env from '#start/env'
import type { HttpContext } from '@adonisjs/core/http'

/** Tells devices apart, and remembers that one was called shared: `s.` or `o.` (own), or `-.` where nobody said. */
const DEVICE = 'tonle_device'

/** Says to the page's script whose sign-in this browser holds now, without a word about the person. */
const WHO = 'tonle_who'

const FORM = /^([so-])\.([\w-]{22})$/

export type DeviceUse = 'shared' | 'own'

const USES: Record<string, DeviceUse | undefined> = { s: 'shared', o: 'own' }

function read({ request }: HttpContext) {
  const [, use, id] = FORM.exec(request.plainCookie(DEVICE, undefined, false) ?? '') ?? []
  return id ? { use: USES[use], id } : undefined
}

/** What somebody has said of this device before. */
export const usualUse = (ctx: HttpContext) => read(ctx)?.use

const hashOf = (id: string) => createHash('sha256').update(id).digest('hex')

/** The device's key as sign-ins keep it; null for one that was never signed in from. */
export function deviceKey(ctx: HttpContext): string | null {
  const device = read(ctx)
  return device ? hashOf(device.id) : null
}

/** The same, giving the device its cookie where it has none. `use` is kept for the next sign-in. */
export function keepDevice(ctx: HttpContext, use?: DeviceUse): string {
  const known = read(ctx)
  const id = known?.id ?? randomBytes(16).toString('base64url')
  const mark = (use ?? known?.use)?.charAt(0) ?? '-'
  ctx.response.plainCookie(DEVICE, `${mark}.${id}`, { encode: false, maxAge: '365d' })
  return hashOf(id)
}

const keyed = (purpose: string, id: string) =>
  createHmac('sha256', env.get('APP_KEY').release()).update(`${purpose}:${id}`).digest('base64url')

/** Names and locks what the person keeps in this browser: the same at each sign-in, in no cookie, on no page of others. */
export const personKey = (userId: string) => keyed('person-key', userId).slice(0, 43)

/** Which sign-in a page was made for. */
export const sessionMark = (sessionId: string) => keyed('session-mark', sessionId).slice(0, 12)

/** Makes the browser's mark that of the sign-in, or none. */
export function markBrowser(ctx: HttpContext, sessionId?: string) {
  const now = ctx.request.plainCookie(WHO, undefined, false)
  if (!sessionId) {
    if (now) ctx.response.clearCookie(WHO)
    return
  }
  const mark = sessionMark(sessionId)
  if (now !== mark) ctx.response.plainCookie(WHO, mark, { encode: false, httpOnly: false })
}
