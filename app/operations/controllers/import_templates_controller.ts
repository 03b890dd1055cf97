import { kindOf } from '#operations/controllers/imports_controller'
import { templateSheet } from '#operations/queries/import_template'
import { readOptions } from '#operations/validators/import'
import { sheetFormatOf, sheetResponse } from '#shared/sheets/sheet_response'
import type { HttpContext } from '@adonisjs/core/http'

/** An empty list with the right heads, to be filled in. */
export default class ImportTemplatesController {
  async show(ctx: HttpContext) {
    const kind = kindOf(ctx)
    const options = readOptions(ctx.request.qs())
    await ctx.bouncer.with('OperationsImportPolicy').authorize('create', kind, options)
    const format = sheetFormatOf(ctx.request.qs().format)
    return sheetResponse(ctx, { ...templateSheet(kind, ctx.locale), format, rows: [] })
  }
}
