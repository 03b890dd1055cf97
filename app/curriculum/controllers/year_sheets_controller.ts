import { sheetFormatOf, sheetResponse } from '#shared/sheets/sheet_response'
import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'

const COLUMNS = [
  ...['name', 'place_code', 'starts_on', 'ends_on', 's1_starts_on', 's1_ends_on'],
  ...['s2_starts_on', 's2_ends_on', 'school_days', 'draft'],
]

/** Academic years and semesters as the file that its import takes. */
export default class YearSheetsController {
  async show(ctx: HttpContext) {
    const years = await db.from('curriculum_years').orderBy('name').orderBy('place_code')
    const parts = await db.from('curriculum_semesters')
    return sheetResponse(ctx, {
      name: 'academic-years',
      format: sheetFormatOf(ctx.request.qs().format),
      columns: COLUMNS.map((key) => ({ key, label: key })),
      rows: years.map((row) => ({
        ...{ name: row.name, place_code: row.place_code, school_days: row.school_days },
        ...{ starts_on: row.starts_on, ends_on: row.ends_on, draft: row.is_draft ? 'yes' : 'no' },
        ...semester(parts, row.id, 1),
        ...semester(parts, row.id, 2),
      })),
    })
  }
}

function semester(parts: any[], yearId: string, number: number) {
  const part = parts.find((one) => one.year_id === yearId && Number(one.number) === number)
  return { [`s${number}_starts_on`]: part?.starts_on, [`s${number}_ends_on`]: part?.ends_on }
}
