import { notice } from '#shared/http/notice'
import { listQuery } from '#shared/http/list_query'
import { needOrigin } from '#mirror/here_only'
import { updateSite } from '#mirror/actions/change_site'
import { fittingProfiles } from '#mirror/queries/fitting_profiles'
import { siteValidator } from '#mirror/validators/pairing'
import { sitePage } from '#mirror/queries/site_page'
import Site from '#mirror/models/site'
import type { HttpContext } from '@adonisjs/core/http'

/** One mirror of this origin. */
export default class SiteDetailsController {
  async show(ctx: HttpContext) {
    const site = await this.#site(ctx)
    const { page } = listQuery(ctx)
    return ctx.view.render('pages/mirror/site/show', await sitePage(site, page, ctx.locale))
  }

  async edit(ctx: HttpContext) {
    const site = await this.#site(ctx)
    const { code, name, channel, profileId, institutionId } = site
    const profiles = await fittingProfiles(institutionId, ctx.locale, profileId)
    const values = { code, name, channel, profileId }
    return ctx.view.render('pages/mirror/site/edit', { site: values, profiles })
  }

  async update(ctx: HttpContext) {
    const site = await this.#site(ctx)
    const { profile, ...form } = await ctx.request.validateUsing(siteValidator)
    await updateSite(ctx.actor!, site.id, { ...form, profileId: profile })
    notice(ctx, 'mirror_pairing.notices.saved')
    return ctx.response.redirect().status(303).toRoute('mirror.site_details.show', [site.code])
  }

  async #site(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorSitePolicy').authorize('manage')
    needOrigin()
    return Site.findByOrFail('code', ctx.params.code)
  }
}
