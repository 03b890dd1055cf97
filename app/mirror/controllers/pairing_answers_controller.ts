import { needOrigin } from '#mirror/here_only'
import Pairing from '#mirror/models/pairing'
import type { HttpContext } from '@adonisjs/core/http'

/** The answer as a file, for a mirror without a line. */
export default class PairingAnswersController {
  async show(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorSitePolicy').authorize('manage')
    needOrigin()
    const row = await Pairing.query()
      .where({ code: ctx.params.code, state: 'accepted' })
      .firstOrFail()
    ctx.response.header('content-disposition', 'attachment; filename="tonle-paired.json"')
    return ctx.response.json(row.answer)
  }
}
