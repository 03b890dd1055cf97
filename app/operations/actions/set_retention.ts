import { newId } from '#shared/ids'
import { audit } from '#shared/audit/record'
import { sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import type { Actor } from '#shared/actor'

/** @param days null: kept until a time is set again */
export function setRetention(actor: Actor, kind: string, days: number | null) {
  return transaction(async (trx) => {
    const row = () => trx.from('operations_retention_rules').where('kind', kind)
    const before = await row().first()
    const values = { days, updated_by: actor.personId, updated_at: sqlTime() }
    if (before) await row().update(values)
    else await trx.table('operations_retention_rules').insert({ id: newId(), kind, ...values })
    await audit(trx, actor, {
      verb: 'operations.retention_set',
      subject: { type: 'retention_rule', id: kind },
      before: before ? { days: before.days } : null,
      after: { days },
    })
  })
}
