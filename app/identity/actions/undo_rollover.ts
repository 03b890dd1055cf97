import { clock } from '#shared/clock'
import { audit } from '#shared/audit/record'
import { fromJson } from '#shared/database/from_json'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { changedSince } from '#identity/changes/changed_since'
import { reversed, writeChanges, type Noun, type RowChange } from '#identity/changes/row_changes'
import Rollover from '#identity/models/rollover'
import type { Actor } from '#shared/actor'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

type Refusal =
  | { type: 'not_applied' }
  /** How many rows of each kind somebody has changed on top of it. */
  | { type: 'changed_since'; counts: Record<Noun, number> }

/** Takes a whole rollover back: classes, places and roles are as they were. Not when anything was changed on top. */
export function undoRollover(actor: Actor, id: string): Promise<Result<Rollover, Refusal>> {
  return transaction(async (trx) => {
    const rollover = await Rollover.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
    if (rollover.state !== 'applied') return failed({ type: 'not_applied' })
    const changes = await readChanges(trx, id)
    const conflicts = await changedSince(trx, changes)
    if (conflicts.length > 0) {
      const counts = { class: 0, membership: 0, teacher: 0, place: 0 }
      for (const { noun } of conflicts) counts[noun]++
      return failed({ type: 'changed_since', counts })
    }
    await writeChanges(trx, reversed(changes))
    await trx.from('identity_rollover_changes').where('rollover_id', id).delete()
    await rollover.merge({ state: 'undone', undoneAt: clock.now() }).save()
    await audit(trx, actor, {
      verb: 'identity.rollover_undone',
      subject: { type: 'rollover', id },
      institutionId: rollover.institutionId,
      before: { from: rollover.yearFrom, to: rollover.yearTo },
    })
    return ok(rollover)
  })
}

async function readChanges(trx: TransactionClientContract, id: string): Promise<RowChange[]> {
  const rows = await trx.from('identity_rollover_changes').where('rollover_id', id)
  return rows.map((row) => ({
    noun: row.noun,
    id: row.row_id,
    before: fromJson(row.before),
    after: fromJson(row.after),
  }))
}
