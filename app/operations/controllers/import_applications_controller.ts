import { notice } from '#shared/http/notice'
import { Import } from '#shared/imports/import'
import { beginApply } from '#shared/imports/change_import'
import type { HttpContext } from '@adonisjs/core/http'

/** Writes what the preview shows. */
export default class ImportApplicationsController {
  async store(ctx: HttpContext) {
    const row = await Import.findOrFail(ctx.params.id)
    await ctx.bouncer.with('OperationsImportPolicy').authorize('change', row)
    const isBegun = await beginApply(ctx.actor!, row.id)
    if (!isBegun) notice(ctx, 'imports.show.too_late', {}, 'warn')
    return ctx.response.redirect().status(303).toRoute('operations.imports.show', [row.id])
  }
}
