import { listQuery } from '#shared/http/list_query'
import { exportPeople } from '#identity/actions/export_people'
import { chosenInstitution } from '#identity/queries/institution_choice'
import type { HttpContext } from '@adonisjs/core/http'

/** The list of people as CSV, with the filters of the page. */
export default class PeopleExportsController {
  async show(ctx: HttpContext) {
    await ctx.bouncer.with('IdentityPersonPolicy').authorize('list')
    const { text } = listQuery(ctx)
    const institution = await chosenInstitution(ctx.actor!, text('institution'), ctx.locale)
    const filter = { q: text('q'), role: text('role'), institutionId: institution?.id ?? null }
    ctx.response.header('content-type', 'text/csv; charset=utf-8')
    ctx.response.header('content-disposition', 'attachment; filename="people.csv"')
    return ctx.response.stream(await exportPeople(ctx.actor!, filter, ctx.locale))
  }
}
