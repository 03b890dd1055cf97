import { listQuery } from '#shared/http/list_query'
import { exportRoster } from '#identity/actions/export_roster'
import { institutionChoice } from '#identity/queries/institution_choice'
import type { HttpContext } from '@adonisjs/core/http'

/** The roster of a school for other programs: OneRoster 1.2 CSV. */
export default class RostersController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('IdentityPersonPolicy').authorize('list')
    const { text, page } = listQuery(ctx)
    const wanted = { institutionId: text('institution'), q: text('q'), page }
    const choice = await institutionChoice(ctx.actor!, wanted, ctx.locale)
    return ctx.view.render('pages/identity/rosters/index', choice)
  }

  async show(ctx: HttpContext) {
    await ctx.bouncer.with('IdentityPersonPolicy').authorize('seeNamesAt', ctx.params.id)
    const archive = await exportRoster(ctx.actor!, ctx.params.id)
    ctx.response.header('content-type', 'application/zip')
    ctx.response.header('content-disposition', 'attachment; filename="oneroster.zip"')
    ctx.response.header('cache-control', 'private, no-store')
    return ctx.response.stream(archive as any)
  }
}
