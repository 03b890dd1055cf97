import { isStaff } from '#identity/queries/is_staff'
import { formatDate } from '#shared/khmer/index'
import { translate } from '#shared/http/translate'
import { isMirrorHere } from '#mirror/role'
import { mirrorStanding, standingTones } from '#mirror/queries/standing'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/** Staff of a mirror read on every page how new its content is. */
export default class MirrorStandingMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const isPage = ctx.request.method() === 'GET' && isStaff(ctx.actor ?? null)
    if (!isMirrorHere() || !isPage) return next()
    const found = await mirrorStanding()
    if (!found) return next()
    const { standing, current, coming } = found
    const { locale } = ctx
    const day = current?.issuedAt
    ctx.pageStatus = {
      tone: standingTones[standing],
      text: translate(locale, `mirror_here.strip.${standing}`, {
        number: coming?.sequence ?? current?.sequence ?? 0,
        date: day ? formatDate(day, { locale, style: 'short' }) : '–',
      }),
      href: '/administration/mirror/here',
    }
    return next()
  }
}
