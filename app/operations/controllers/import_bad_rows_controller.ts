import { badRows } from '#operations/queries/import_bad_rows'
import { Import } from '#shared/imports/import'
import { sheetFormatOf, sheetResponse } from '#shared/sheets/sheet_response'
import type { HttpContext } from '@adonisjs/core/http'

/** The rows that were not taken, with the reason, to be corrected and brought again. */
export default class ImportBadRowsController {
  async show(ctx: HttpContext) {
    const row = await Import.findOrFail(ctx.params.id)
    await ctx.bouncer.with('OperationsImportPolicy').authorize('view', row)
    const format = sheetFormatOf(ctx.request.qs().format)
    return sheetResponse(ctx, { ...badRows(row, ctx.locale), format })
  }
}
