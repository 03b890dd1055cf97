import { notice } from '#shared/http/notice'
import { beginEdition } from '#mirror/actions/begin_edition'
import { editionValidator } from '#mirror/validators/profile'
import EditionRow from '#mirror/models/edition'
import Profile from '#mirror/models/profile'
import type { HttpContext } from '@adonisjs/core/http'

/** Editions of a profile: built of what the library holds now, or of what an earlier one held. */
export default class EditionsController {
  async store(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorProfilePolicy').authorize('manage')
    const profile = await Profile.findByOrFail('code', ctx.params.code)
    const { channel, from } = await ctx.request.validateUsing(editionValidator)
    const earlier = from
      ? await EditionRow.query()
          .where({ id: from, profile_id: profile.id })
          .whereNotNull('built_at')
          .firstOrFail()
      : undefined
    const { jobId } = await beginEdition(ctx.actor!, {
      ...{ profileId: profile.id, channel, fromId: earlier?.id },
    })
    notice(ctx, 'mirror.notices.building')
    return ctx.response.redirect().status(303).toPath(`/jobs/${jobId}`)
  }
}
