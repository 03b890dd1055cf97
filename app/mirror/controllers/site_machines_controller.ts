import { notice } from '#shared/http/notice'
import { needOrigin } from '#mirror/here_only'
import { knowHardware } from '#mirror/actions/change_site'
import Site from '#mirror/models/site'
import type { HttpContext } from '@adonisjs/core/http'

/** The operators know that a mirror runs on another machine now. */
export default class SiteMachinesController {
  async store(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorSitePolicy').authorize('manage')
    needOrigin()
    const site = await Site.findByOrFail('code', ctx.params.code)
    await knowHardware(ctx.actor!, site.id)
    notice(ctx, 'mirror_pairing.notices.hardware_known')
    return ctx.response.redirect().status(303).toRoute('mirror.site_details.show', [site.code])
  }
}
