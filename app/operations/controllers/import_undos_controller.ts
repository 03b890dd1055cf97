import { notice } from '#shared/http/notice'
import { Import } from '#shared/imports/import'
import { beginUndo } from '#shared/imports/change_import'
import type { HttpContext } from '@adonisjs/core/http'

/** Takes an applied import back. */
export default class ImportUndosController {
  async store(ctx: HttpContext) {
    const row = await Import.findOrFail(ctx.params.id)
    await ctx.bouncer.with('OperationsImportPolicy').authorize('change', row)
    const isBegun = await beginUndo(ctx.actor!, row.id)
    if (!isBegun) notice(ctx, 'imports.show.too_late', {}, 'warn')
    return ctx.response.redirect().status(303).toRoute('operations.imports.show', [row.id])
  }
}
