import { notice } from '#shared/http/notice'
import { listQuery } from '#shared/http/list_query'
import { deleteExport } from '#library/exports/delete_export'
import { findAnyExport, listAllExports } from '#library/exports/list_exports'
import type { HttpContext } from '@adonisjs/core/http'

/** What everybody took along of the library, for those who look after it. */
export default class AllExportsController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('LibraryExportPolicy').authorize('oversee')
    const { page } = listQuery(ctx)
    const listed = await listAllExports({ page, locale: ctx.locale })
    return ctx.view.render('pages/library/exports/all', listed)
  }

  async destroy(ctx: HttpContext) {
    await ctx.bouncer.with('LibraryExportPolicy').authorize('oversee')
    const row = await findAnyExport(ctx.params.id)
    await deleteExport(ctx.actor!, row)
    notice(ctx, 'library.exports.deleted')
    return ctx.response.redirect().status(303).toPath('/administration/exports')
  }
}
