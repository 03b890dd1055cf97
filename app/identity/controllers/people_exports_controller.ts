import { sheetFormatOf, sheetResponse } from '#shared/sheets/sheet_response'
import { listQuery } from '#shared/http/list_query'
import { exportPeople } from '#identity/actions/export_people'
import { peopleFilter } from '#identity/queries/people_filter'
import type { HttpContext } from '@adonisjs/core/http'

/** The list of people as CSV or for Excel, with the filters of the page. */
export default class PeopleExportsController {
  async show(ctx: HttpContext) {
    await ctx.bouncer.with('IdentityPersonPolicy').authorize('list')
    const { text } = listQuery(ctx)
    const { filter } = await peopleFilter(ctx.actor!, text, ctx.locale)
    const table = await exportPeople(ctx.actor!, filter, ctx.locale)
    return sheetResponse(ctx, { name: 'people', format: sheetFormatOf(text('format')), ...table })
  }
}
