import { notice } from '#shared/http/notice'
import { needOrigin } from '#mirror/here_only'
import { changesOf, changeStanding } from '#mirror/actions/change_site'
import { standingValidator } from '#mirror/validators/pairing'
import Site from '#mirror/models/site'
import type { HttpContext } from '@adonisjs/core/http'

/** A mirror is suspended, served again, asked to enrol anew, or retired. */
export default class SiteStandingsController {
  /** Asks before what cannot be undone. */
  async create(ctx: HttpContext) {
    const site = await this.#site(ctx)
    const to = ctx.request.input('to')
    const { code, name, seenAt } = site
    const isWay = changesOf(site).includes(to)
    if (!isWay) {
      return ctx.response.redirect().status(303).toRoute('mirror.site_details.show', [code])
    }
    return ctx.view.render('pages/mirror/site/standing', { site: { code, name, seenAt }, to })
  }

  async store(ctx: HttpContext) {
    const site = await this.#site(ctx)
    const { to } = await ctx.request.validateUsing(standingValidator)
    const changed = await changeStanding(ctx.actor!, site.id, to)
    if (changed.ok) notice(ctx, `mirror_pairing.notices.${to}`)
    else notice(ctx, 'mirror_pairing.notices.no_way', {}, 'warn')
    return ctx.response.redirect().status(303).toRoute('mirror.site_details.show', [site.code])
  }

  async #site(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorSitePolicy').authorize('manage')
    needOrigin()
    return Site.findByOrFail('code', ctx.params.code)
  }
}
