import { newId } from '#shared/ids'
import { clock, ZONE } from '#shared/clock'
import { sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import { notePlace } from '#mirror/pairing/watch_copies'
import Site from '#mirror/models/site'
import SiteEvent from '#mirror/models/site_event'
import type { Said } from '#mirror/http/said'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Keeps what a mirror said of itself last; also when its words came on a stick. */
export function notePoll(siteId: string, said: Said) {
  return transaction(async (trx) => {
    const site = await Site.query({ client: trx }).where('id', siteId).first()
    if (!site) return
    await trx
      .from(Site.table)
      .where('id', siteId)
      .update({
        ...{ catalogue: said.catalogue, sequence: said.sequence, revocations: said.revocations },
        ...{ free_bytes: said.freeBytes ?? null, state_note: said.note ?? null },
        ...(said.appVersion && { app_version: said.appVersion }),
        ...(said.month && { month: said.month, month_bytes: said.monthBytes ?? 0 }),
        ...{ medium: said.medium ?? 'http', seen_at: sqlTime(), updated_at: sqlTime() },
      })
    await notePlace(trx, site, said)
    await noteContact(trx, siteId, said)
  })
}

/** Contacts of a day that say the same are one line of what happened. */
async function noteContact(trx: TransactionClientContract, siteId: string, said: Said) {
  const last = await SiteEvent.query({ client: trx })
    .where('siteId', siteId)
    .orderBy('began_at', 'desc')
    .orderBy('id', 'desc')
    .first()
  const now = clock.now()
  const facts = {
    ...{ medium: said.medium ?? 'http', sequence: said.sequence, revocations: said.revocations },
    ...{ note: said.note ?? null, appVersion: said.appVersion ?? null },
  }
  if (
    last &&
    isAlike(last, facts) &&
    last.beganAt.setZone(ZONE).hasSame(now.setZone(ZONE), 'day')
  ) {
    await SiteEvent.query({ client: trx })
      .where('id', last.id)
      .update({ polls: last.polls + 1, endedAt: sqlTime(now) })
    return
  }
  const event = new SiteEvent().useTransaction(trx)
  event.merge({ id: newId(), siteId, kind: 'contact', polls: 1, ...facts })
  await event.merge({ beganAt: now, endedAt: now }).save()
}

type Facts = {
  medium: string
  sequence: number | null
  revocations: number
  note: string | null
  appVersion: string | null
}

function isAlike(last: SiteEvent, facts: Facts) {
  const number = (value: bigint | number | null) => (value === null ? null : Number(value))
  return (
    last.kind === 'contact' &&
    last.medium === facts.medium &&
    last.note === facts.note &&
    last.appVersion === facts.appVersion &&
    number(last.sequence) === facts.sequence &&
    number(last.revocations) === facts.revocations
  )
}
