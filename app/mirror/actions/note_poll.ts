import { sqlTime } from '#shared/database/times'
import Site from '#mirror/models/site'
import type { Said } from '#mirror/http/said'

/** Keeps what a mirror said of itself last; also when its words came on a stick. */
export async function notePoll(siteId: string, said: Said) {
  await Site.query()
    .where('id', siteId)
    .update({
      ...{ catalogue: said.catalogue, sequence: said.sequence, revocations: said.revocations },
      ...{ free_bytes: said.freeBytes ?? null, state_note: said.note ?? null },
      ...(said.appVersion && { app_version: said.appVersion }),
      ...(said.month && { month: said.month, month_bytes: said.monthBytes ?? 0 }),
      ...{ medium: said.medium ?? 'http', seen_at: sqlTime(), updated_at: sqlTime() },
    })
}
