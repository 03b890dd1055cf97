import { isMirrorHere, isOriginHere } from '#mirror/role'
import { mirrorPagesFor, OVERVIEW } from '#mirror/pages'
import { overview } from '#mirror/queries/overview'
import type { HttpContext } from '@adonisjs/core/http'

/** The door to everything about mirrors: what this server is to others decides what stands behind it. */
export default class OverviewsController {
  async show(ctx: HttpContext) {
    const [first] = mirrorPagesFor(ctx.actor ?? null)
    if (first && first.href !== OVERVIEW) return ctx.response.redirect().toPath(first.href)
    await ctx.bouncer.with('MirrorProfilePolicy').authorize('manage')
    if (!isOriginHere()) return ctx.response.abort('', 404)
    const here = isMirrorHere() && mirrorPagesFor(ctx.actor ?? null).find(isHere)
    return ctx.view.render('pages/mirror/overview/show', {
      ...(await overview(ctx.locale)),
      here: here ? here.href : undefined,
    })
  }
}

const isHere = ({ side }: { side: string }) => side === 'mirror'
