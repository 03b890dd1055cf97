import db from '@adonisjs/lucid/services/db'
import { inLocale, translate } from '#shared/http/translate'
import { listQuery } from '#shared/http/list_query'
import { siteFilter } from '#mirror/site_filter'
import { listSites, siteOrders, siteStandings, siteStates } from '#mirror/queries/sites'
import type { HttpContext } from '@adonisjs/core/http'

/** The mirrors of this origin: what each holds, when it was heard of last. */
export default class SitesController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorProfilePolicy').authorize('manage')
    const { locale } = ctx
    const { text, page } = listQuery(ctx)
    const filter = await siteFilter(ctx)
    const profiles = await db
      .from('mirror_profiles')
      .orderBy('code')
      .select('code', 'name_km', 'name_en')
    return ctx.view.render('pages/mirror/sites/index', {
      ...(await listSites(filter, page, locale)),
      ...{ filter, withdrawal: filter.lacksWithdrawal ? text('withdrawal') : null },
      profiles: profiles.map(({ code, ...name }) => ({
        ...{ value: code, text: inLocale(locale, name.name_km, name.name_en) },
      })),
      states: siteStates.map((value) => ({
        ...{ value, text: translate(locale, `mirror_centre.site_states.${value}`) },
      })),
      standings: siteStandings.map((value) => ({
        ...{ value, text: translate(locale, `mirror_centre.standings.${value}`) },
      })),
      orders: siteOrders.map((value) => ({
        ...{ value, text: translate(locale, `mirror_centre.orders.${value}`) },
      })),
    })
  }
}
