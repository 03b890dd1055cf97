import { notice } from '#shared/http/notice'
import { archiveProfile } from '#mirror/actions/write_profile'
import Profile from '#mirror/models/profile'
import type { HttpContext } from '@adonisjs/core/http'

/** Profiles that are out of use. */
export default class ProfileArchivesController {
  store(ctx: HttpContext) {
    return this.#set(ctx, true)
  }

  destroy(ctx: HttpContext) {
    return this.#set(ctx, false)
  }

  async #set(ctx: HttpContext, isArchived: boolean) {
    await ctx.bouncer.with('MirrorProfilePolicy').authorize('manage')
    const profile = await Profile.findByOrFail('code', ctx.params.code)
    await archiveProfile(ctx.actor!, profile.id, isArchived)
    notice(ctx, isArchived ? 'mirror.notices.archived' : 'mirror.notices.restored')
    return ctx.response.redirect().status(303).toRoute('mirror.profiles.show', [profile.code])
  }
}
