import db from '@adonisjs/lucid/services/db'
import { listQuery } from '#shared/http/list_query'
import { siteOrders, siteStandings, siteStates, type SiteFilter } from '#mirror/queries/sites'
import type { HttpContext } from '@adonisjs/core/http'

const oneOf = (list: readonly string[], value: string | null) =>
  value !== null && list.includes(value) ? value : null

/** What the address of the list of mirrors asks for. */
export async function siteFilter(ctx: HttpContext): Promise<SiteFilter> {
  const { text } = listQuery(ctx)
  return {
    ...{ q: text('q'), profile: text('profile'), state: oneOf(siteStates, text('state')) },
    standing: oneOf(siteStandings, text('standing')),
    order: oneOf(siteOrders, text('order')),
    ...(await lacking(text('withdrawal'))),
  }
}

/** Those that have not taken this withdrawal. */
async function lacking(id: string | null): Promise<Partial<SiteFilter>> {
  if (!id || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return {}
  const row = await db.from('mirror_revocations').where('id', id).select('sequence').first()
  return row ? { lacksWithdrawal: Number(row.sequence), isInUse: true } : {}
}
