import { translate } from '#shared/http/translate'
import { sheetFormatOf, sheetResponse } from '#shared/sheets/sheet_response'
import { siteFilter } from '#mirror/site_filter'
import { everySite, type ListedSite } from '#mirror/queries/sites'
import type { HttpContext } from '@adonisjs/core/http'

const COLUMNS = [
  ...['code', 'institution', 'name', 'profile', 'channel', 'state', 'sequence', 'newest', 'behind'],
  ...['seen', 'medium', 'free_bytes', 'revocations', 'note', 'version', 'month', 'month_bytes'],
]

/** The list of mirrors as it is filtered, as CSV or as a workbook. */
export default class SiteExportsController {
  async show(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorProfilePolicy').authorize('manage')
    const { locale } = ctx
    const label = (key: string) => translate(locale, `mirror_centre.columns.${key}`)
    return sheetResponse(ctx, {
      name: 'mirrors',
      format: sheetFormatOf(ctx.request.qs().format),
      columns: COLUMNS.map((key) => ({ key, label: label(key) })),
      rows: lines(everySite(await siteFilter(ctx), locale)),
    })
  }
}

async function* lines(sites: AsyncIterable<ListedSite>) {
  for await (const one of sites) {
    yield {
      ...{ code: one.code, institution: one.institution, name: one.name, profile: one.profile },
      ...{ channel: one.channel, state: one.state, sequence: one.sequence, newest: one.newest },
      ...{ behind: one.behind, seen: one.seenAt?.toISO(), medium: one.medium },
      ...{ free_bytes: one.freeBytes, revocations: one.revocations, note: one.note },
      ...{ version: one.appVersion, month: one.month, month_bytes: one.monthBytes },
    }
  }
}
