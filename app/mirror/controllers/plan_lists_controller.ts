import { inLocale, translate } from '#shared/http/translate'
import { listQuery } from '#shared/http/list_query'
import { sheetFormatOf, sheetResponse } from '#shared/sheets/sheet_response'
import { linesOf, pageOfLines, planLists, planReport, whyStaying } from '#mirror/queries/plan_lists'
import Profile from '#mirror/models/profile'
import type { HttpContext } from '@adonisjs/core/http'

/** The long parts of a plan: the next update of every mirror, what may not leave and why, what does not fit. */
export default class PlanListsController {
  async show(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorProfilePolicy').authorize('manage')
    const profile = await Profile.findByOrFail('code', ctx.params.code)
    const list = planLists.find((one) => one === ctx.params.list) ?? 'updates'
    const { locale } = ctx
    const { text, page } = listQuery(ctx)
    const why = whyStaying.find((one) => one === text('why')) ?? null
    const filter = { q: text('q'), over: text('over') === '1', why }
    const lines = linesOf(await planReport(profile.id), list, filter, locale)
    if (text('format')) {
      const label = (key: string) => translate(locale, `mirror_centre.plan_columns.${key}`)
      const columns = ['code', 'title', ...COLUMNS[list]]
      return sheetResponse(ctx, {
        name: `${profile.code}-${list}`,
        format: sheetFormatOf(text('format')),
        columns: columns.map((key) => ({ key, label: label(key) })),
        rows: lines.map(({ isOver, why: reason, ...line }) => ({
          ...{ ...line, over: isOver ? 1 : 0 },
          why: reason && translate(locale, `mirror.stays.${reason}`),
        })),
      })
    }
    return ctx.view.render('pages/mirror/profiles/plan_list', {
      ...pageOfLines(lines, page),
      ...{ list, filter, reasons: whyStaying },
      profile: { code: profile.code, name: inLocale(locale, profile.nameKm, profile.nameEn) },
    })
  }
}

const COLUMNS = {
  updates: ['bytes', 'requests', 'over'],
  staying: ['why', 'href'],
  dropped: ['bytes', 'href'],
}
