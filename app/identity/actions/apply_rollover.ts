import { clock } from '#shared/clock'
import { audit } from '#shared/audit/record'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { newId } from '#shared/ids'
import { parts, writeChanges, type RowChange } from '#identity/changes/row_changes'
import { loadYear } from '#identity/rollover/load_year'
import { rolloverChanges } from '#identity/rollover/rollover_changes'
import { workOut } from '#identity/rollover/work_out'
import Rollover from '#identity/models/rollover'
import type { Actor } from '#shared/actor'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

type Refusal = { type: 'no_draft' } | { type: 'has_problems' }

/**
 * Applies the plan in one transaction, worked out anew from the classes as they are now: all of it or nothing. What
 * it wrote is kept row by row, for the way back.
 */
export function applyRollover(actor: Actor, id: string): Promise<Result<Rollover, Refusal>> {
  return transaction(async (trx) => {
    const rollover = await Rollover.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
    if (rollover.state !== 'draft' && rollover.state !== 'applying') {
      return failed({ type: 'no_draft' })
    }
    const year = await loadYear(rollover, trx)
    const worked = workOut(year, rollover.plan)
    if (worked.problems.some((one) => one.blocks)) {
      await rollover.merge({ state: 'draft' }).save()
      return failed({ type: 'has_problems' })
    }
    const changes = await rolloverChanges(trx, rollover, year, worked)
    await writeChanges(trx, changes)
    await keep(trx, id, changes)
    const classesMade = changes.filter((one) => one.noun === 'class').length
    const result = { pupils: worked.totals, classesMade }
    await rollover.merge({ state: 'applied', result, appliedAt: clock.now() }).save()
    await audit(trx, actor, {
      verb: 'identity.rollover_applied',
      subject: { type: 'rollover', id },
      institutionId: rollover.institutionId,
      after: { from: rollover.yearFrom, to: rollover.yearTo, rows: changes.length },
    })
    return ok(rollover)
  })
}

async function keep(trx: TransactionClientContract, rolloverId: string, changes: RowChange[]) {
  const rows = changes.map(({ noun, id, before, after }) => ({
    ...{ id: newId(), rollover_id: rolloverId, noun, row_id: id },
    before: before && JSON.stringify(before),
    after: JSON.stringify(after),
  }))
  for (const part of parts(rows)) await trx.table('identity_rollover_changes').multiInsert(part)
}
