import { openFramework } from '#curriculum/open_framework'
import { levels, tableOf } from '#curriculum/levels'
import { sheetFormatOf, sheetResponse } from '#shared/sheets/sheet_response'
import Framework from '#curriculum/models/framework'
import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'

const COLUMNS = ['level', 'old_code', 'new_code', 'what']

/** The mapping of codes between a version and the one it was copied from. */
export default class FrameworkCodesController {
  async show(ctx: HttpContext) {
    const framework = await openFramework(ctx)
    const source = framework.copiedFromId ? await Framework.find(framework.copiedFromId) : null
    return sheetResponse(ctx, {
      name: `codes-${framework.code}-${framework.version}`.replaceAll(/[^\w.-]/g, ''),
      format: sheetFormatOf(ctx.request.qs().format),
      columns: COLUMNS.map((key) => ({ key, label: key, width: 22 })),
      rows: rows(framework.id, source?.id),
    })
  }
}

async function* rows(id: string, sourceId: string | undefined) {
  for (const level of levels) {
    const of = (frameworkId: string) =>
      db.from(tableOf[level]).where('framework_id', frameworkId).orderBy('code')
    const now = await of(id).select('code', 'origin_code', 'is_retired')
    for (const row of now) {
      const old = row.origin_code
      const moved = !old ? 'new' : old === row.code ? 'same' : 'changed'
      yield {
        level,
        old_code: old ?? '',
        new_code: row.code,
        what: row.is_retired ? 'retired' : moved,
      }
    }
    if (!sourceId) continue
    const kept = new Set(now.map((row) => row.origin_code))
    const before = await of(sourceId).where('is_retired', false).select('code')
    for (const { code } of before) {
      if (!kept.has(code)) yield { level, old_code: code, new_code: '', what: 'gone' }
    }
  }
}
