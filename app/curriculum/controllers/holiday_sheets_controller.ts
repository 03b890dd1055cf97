import { sheetFormatOf, sheetResponse } from '#shared/sheets/sheet_response'
import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'

const COLUMNS = ['day', 'name_km', 'name_en', 'closes_schools', 'place_code', 'draft']

/** The table of holidays as the file that its import takes; of one calendar year with `?year=`. */
export default class HolidaySheetsController {
  async show(ctx: HttpContext) {
    const { year, format } = ctx.request.qs()
    const query = db.from('curriculum_holidays').orderBy('day').orderBy('place_code')
    if (/^\d{4}$/.test(String(year))) query.where('day', 'like', `${year}-%`)
    const found = await query
    return sheetResponse(ctx, {
      name: 'holidays',
      format: sheetFormatOf(format),
      columns: COLUMNS.map((key) => ({ key, label: key })),
      rows: found.map((row) => ({
        ...{ day: row.day, name_km: row.name_km, name_en: row.name_en, place_code: row.place_code },
        closes_schools: row.closes_schools ? 'yes' : 'no',
        draft: row.is_draft ? 'yes' : 'no',
      })),
    })
  }
}
