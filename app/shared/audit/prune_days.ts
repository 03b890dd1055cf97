import { clock } from '#shared/clock'
import { sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import { AuditSeal } from '#shared/audit/seal'
import { serverPublicKey, signText } from '#shared/audit/signing_key'
import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** The sealed days that end before `before`, the oldest first. Days of a former key are kept: nobody can sign for them. */
const due = (before: DateTime) =>
  AuditSeal.query()
    .where('state', 'sealed')
    .where('ends_at', '<', sqlTime(before))
    .where('public_key', serverPublicKey())
    .orderBy('sequence')

/** How many entries `pruneAudit` would delete. */
export async function countPrunable(before: DateTime): Promise<number> {
  const seals = await due(before)
  return seals.reduce((sum, seal) => sum + seal.entries + seal.late, 0)
}

/**
 * Deletes the entries of days that ended before `before`: the only way in which entries go. Their links stay, signed
 * as pruned, so that the chain still holds. A day is a transaction.
 * @returns how many entries were deleted
 */
export async function pruneAudit(before: DateTime, seen = async (_: number) => {}) {
  let deleted = 0
  for (const { id } of await due(before)) {
    deleted += await transaction((trx) => pruneDay(trx, id))
    await seen(deleted)
  }
  return deleted
}

async function pruneDay(trx: TransactionClientContract, id: string) {
  const seal = await AuditSeal.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
  if (seal.state !== 'sealed') return 0
  await seal.merge({ state: 'pruning' }).save()
  const late = () => trx.from('shared_audit_late')
  const inTime = await trx
    .from('shared_audit')
    .where('at', '>=', sqlTime(seal.startsAt))
    .where('at', '<', sqlTime(seal.endsAt))
    .whereNotIn('id', late().select('entry_id'))
    .delete()
  const taken = late().where('sealed_in', seal.sequence).select('entry_id')
  const afterwards = await trx.from('shared_audit').whereIn('id', taken).delete()
  await late().where('sealed_in', seal.sequence).delete()
  const prunedSignature = signText(seal.prunedText)
  await seal.merge({ state: 'pruned', prunedAt: clock.now(), prunedSignature }).save()
  return Number(inTime) + Number(afterwards)
}
