import { coverageChoices } from '#library/coverage/asked'
import { coveragePage } from '#library/coverage/coverage_page'
import type { HttpContext } from '@adonisjs/core/http'

/** What there is for each lesson, and where nothing is yet. */
export default class CoverageController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('LibraryWorkOrderPolicy').authorize('view')
    const map = await coveragePage(ctx)
    return ctx.view.render('pages/library/coverage/index', {
      ...map,
      options: await coverageChoices(ctx, map.asked),
    })
  }

  /** The same on paper. */
  async print(ctx: HttpContext) {
    await ctx.bouncer.with('LibraryWorkOrderPolicy').authorize('view')
    return ctx.view.render('pages/library/coverage/print', await coveragePage(ctx))
  }
}
