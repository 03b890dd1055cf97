import { sheetFormatOf, sheetResponse } from '#shared/sheets/sheet_response'
import { findCodeList } from '#institutions/queries/code_lists'
import CodeEntry from '#institutions/models/code_entry'
import type { HttpContext } from '@adonisjs/core/http'

const COLUMNS = ['list', 'code', 'label_km', 'label_en', 'position', 'active_from', 'active_to']

/** A code list as the file that its import takes; `all` for every list in one file. */
export default class CodeListSheetsController {
  async show(ctx: HttpContext) {
    await ctx.bouncer.with('InstitutionsCodeListPolicy').authorize('view')
    const name = String(ctx.params.list)
    const query = CodeEntry.query().orderBy('list').orderBy('position').orderBy('code')
    if (name !== 'all') {
      const { list } = await findCodeList(name, ctx.locale)
      query.where('list', list)
    }
    const entries = await query
    return sheetResponse(ctx, {
      name: `codes-${name.replaceAll(/[^\w-]/g, '')}`,
      format: sheetFormatOf(ctx.request.qs().format),
      columns: COLUMNS.map((key) => ({ key, label: key })),
      rows: entries.map((one) => ({
        ...{ list: one.list, code: one.code, label_km: one.labelKm, label_en: one.labelEn },
        ...{ position: one.position, active_from: one.activeFrom, active_to: one.activeTo },
      })),
    })
  }
}
