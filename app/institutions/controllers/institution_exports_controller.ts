import { sheetFormatOf, sheetResponse } from '#shared/sheets/sheet_response'
import { exportColumns, exportInstitutions } from '#institutions/queries/export_institutions'
import { institutionFilter } from '#institutions/validators/institution_filter'
import type { HttpContext } from '@adonisjs/core/http'

/** The list as it is filtered, as CSV or as a workbook. */
export default class InstitutionExportsController {
  async show(ctx: HttpContext) {
    await ctx.bouncer.with('InstitutionPolicy').authorize('view')
    return sheetResponse(ctx, {
      name: 'institutions',
      format: sheetFormatOf(ctx.request.qs().format),
      columns: exportColumns(ctx.locale),
      rows: exportInstitutions(institutionFilter(ctx)),
    })
  }
}
