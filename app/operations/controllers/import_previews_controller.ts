import { notice } from '#shared/http/notice'
import { Import } from '#shared/imports/import'
import { beginPreview } from '#shared/imports/change_import'
import type { HttpContext } from '@adonisjs/core/http'

/** Makes the preview anew. */
export default class ImportPreviewsController {
  async store(ctx: HttpContext) {
    const row = await Import.findOrFail(ctx.params.id)
    await ctx.bouncer.with('OperationsImportPolicy').authorize('change', row)
    const isBegun = await beginPreview(ctx.actor!, row.id)
    if (!isBegun) notice(ctx, 'imports.show.too_late', {}, 'warn')
    return ctx.response.redirect().status(303).toRoute('operations.imports.show', [row.id])
  }
}
