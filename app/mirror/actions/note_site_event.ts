import { newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import SiteEvent, { type SiteEventKind } from '#mirror/models/site_event'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

type More = { personId?: string | null; data?: Record<string, string | null> }

/** What happened with a mirror, for the page of that mirror. */
export async function noteSiteEvent(
  trx: TransactionClientContract,
  siteId: string,
  kind: SiteEventKind,
  { personId, data }: More = {}
) {
  const now = sqlTime()
  await trx.table(SiteEvent.table).insert({
    ...{ id: newId(), site_id: siteId, kind, polls: 1, began_at: now, ended_at: now },
    ...{ person_id: personId ?? null, data: data ? JSON.stringify(data) : null },
  })
}
