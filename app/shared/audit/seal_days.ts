import db from '@adonisjs/lucid/services/db'
import { newId } from '#shared/ids'
import { clock, ZONE } from '#shared/clock'
import { readTime, sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import { AuditSeal } from '#shared/audit/seal'
import { digestEntries } from '#shared/audit/digest_entries'
import { serverPublicKey, signText } from '#shared/audit/signing_key'
import { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

type Seen = (days: number) => Promise<void>

/**
 * Seals every day that is over and not sealed yet, one link a day, days without entries left out.
 * Safe to call twice and after a crash.
 * @returns how many links were made
 */
export async function sealDays(seen: Seen = async () => {}): Promise<number> {
  let made = 0
  for (;;) {
    const open = await AuditSeal.query().where('state', 'sealing').orderBy('sequence').first()
    const seal = open ?? (await transaction(closeNextDay))
    if (!seal) return made
    await finish(seal)
    await seen(++made)
  }
}

/**
 * Draws the line under the next day: from here on entries with a time before it are late. On PostgreSQL it waits for
 * the writers that are under way; SQLite has one at a time anyway.
 */
async function closeNextDay(trx: TransactionClientContract): Promise<AuditSeal | null> {
  if (trx.dialect.name === 'postgres') {
    await trx.rawQuery(`SET LOCAL lock_timeout = '60s'`)
    await trx.rawQuery('LOCK TABLE shared_audit IN SHARE MODE')
  }
  const last = await AuditSeal.query({ client: trx }).orderBy('sequence', 'desc').first()
  const startsAt = last?.endsAt.toUTC() ?? DateTime.utc(1970, 1, 1)
  const today = clock.now().setZone(ZONE).startOf('day')
  const next = await trx
    .from('shared_audit')
    .where('at', '>=', sqlTime(startsAt))
    .where('at', '<', sqlTime(today))
    .orderBy('at')
    .select('at')
    .first()
  const waiting = await trx.from('shared_audit_late').whereNull('sealed_in').first()
  if (!next && !waiting) return null

  const day = next ? readTime(next.at).setZone(ZONE).startOf('day') : today.minus({ days: 1 })
  const end = next ? day.plus({ days: 1 }) : today
  const sequence = (last?.sequence ?? 0) + 1
  await trx.from('shared_audit_late').whereNull('sealed_in').update({ sealed_in: sequence })
  return AuditSeal.create(
    {
      ...{ id: newId(), sequence, day: day.toISODate()!, state: 'sealing' as const },
      ...{ startsAt, endsAt: DateTime.max(startsAt, end.toUTC()) },
      ...{ entries: 0, late: 0, previous: last?.seal ?? null },
    },
    { client: trx }
  )
}

async function finish(draft: AuditSeal) {
  const seal = await AuditSeal.findOrFail(draft.id)
  const before = await AuditSeal.findBy('sequence', seal.sequence - 1)
  seal.merge(await digestEntries(seal))
  seal.previous = before?.seal ?? null
  const text = seal.text
  await seal
    .merge({
      ...{ seal: text, state: 'sealed' as const, sealedAt: clock.now() },
      ...{ publicKey: serverPublicKey(), signature: signText(text) },
    })
    .save()
}

/** Whether entries of a day before yesterday wait for their seal: nobody sealed lately. */
export async function isSealingOverdue(): Promise<boolean> {
  const last = await db.from('shared_audit_seals').orderBy('sequence', 'desc').first()
  const oldest = db.from('shared_audit').orderBy('at').select('at')
  const first = await (last ? oldest.where('at', '>=', last.ends_at) : oldest).first()
  const due = clock.now().setZone(ZONE).startOf('day').minus({ days: 1 })
  return first !== null && first !== undefined && readTime(first.at) < due
}
