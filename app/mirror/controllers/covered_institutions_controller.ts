import { inLocale, translate } from '#shared/http/translate'
import { listQuery } from '#shared/http/list_query'
import { sheetFormatOf, sheetResponse } from '#shared/sheets/sheet_response'
import { everyCovered, listCovered, saysForWhom } from '#mirror/queries/covered_institutions'
import Profile from '#mirror/models/profile'
import type { HttpContext } from '@adonisjs/core/http'

/** The institutions for which a profile is meant, with and without a mirror. */
export default class CoveredInstitutionsController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorProfilePolicy').authorize('manage')
    const profile = await Profile.findByOrFail('code', ctx.params.code)
    const { locale } = ctx
    const { text, page } = listQuery(ctx)
    const mirror = ['yes', 'no'].find((one) => one === text('mirror')) ?? null
    const filter = { q: text('q'), mirror }
    if (text('format')) {
      const label = (key: string) => translate(locale, `mirror_centre.columns.${key}`)
      const columns = ['institution', 'name', 'code', 'profile']
      return sheetResponse(ctx, {
        name: `${profile.code}-institutions`,
        format: sheetFormatOf(text('format')),
        columns: columns.map((key) => ({ key, label: label(key) })),
        rows: lines(everyCovered(profile, filter, locale)),
      })
    }
    return ctx.view.render('pages/mirror/profiles/institutions', {
      ...(await listCovered(profile, filter, page, locale)),
      ...{ filter, saysForWhom: saysForWhom(profile) },
      profile: { code: profile.code, name: inLocale(locale, profile.nameKm, profile.nameEn) },
    })
  }
}

async function* lines(rows: ReturnType<typeof everyCovered>) {
  for await (const { code, name, site, profile } of rows) {
    yield { institution: code, name, code: site, profile }
  }
}
