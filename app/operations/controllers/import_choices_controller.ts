import { notice } from '#shared/http/notice'
import { Import } from '#shared/imports/import'
import { chooseImportRows } from '#shared/imports/choose_rows'
import { choiceValidator } from '#operations/validators/import_choice'
import type { HttpContext } from '@adonisjs/core/http'

/** Leaves rows of a preview out of what will be written, or takes them in again. */
export default class ImportChoicesController {
  async update(ctx: HttpContext) {
    const row = await Import.findOrFail(ctx.params.id)
    await ctx.bouncer.with('OperationsImportPolicy').authorize('change', row)
    const { lines, shown, rows, all, page } = await ctx.request.validateUsing(choiceValidator)
    const chosen = lines ?? []
    const isDone = all
      ? await chooseImportRows(row.id, [{ which: listOf(rows), isIn: all === 'in' }])
      : await chooseImportRows(row.id, [
          { which: { lines: shown.filter((line) => !chosen.includes(line)) }, isIn: false },
          { which: { lines: shown.filter((line) => chosen.includes(line)) }, isIn: true },
        ])
    if (!isDone) notice(ctx, 'imports.show.too_late', {}, 'warn')
    const back = ctx.response.redirect().status(303)
    return back.withQs({ rows, page }).toRoute('operations.imports.show', [row.id])
  }
}

/** A list of the page: an outcome, or a mark. */
const listOf = (rows: string) =>
  rows.startsWith('mark-') ? { mark: rows.slice(5) } : { outcome: rows }
