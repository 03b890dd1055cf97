import { audit } from '#shared/audit/record'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { today } from '#identity/queries/current_memberships'
import { changedSince } from '#identity/changes/changed_since'
import { reversed, writeChanges } from '#identity/changes/row_changes'
import { sidesOf } from '#identity/transfer/sides'
import { tellOfTransfer } from '#identity/transfer/tell'
import Transfer from '#identity/models/transfer'
import type { Actor } from '#shared/actor'

type Refusal = { type: 'too_late' | 'changed_since' | 'not_the_asker' }

/**
 * Takes back what was asked, by the side that asked, or undoes what was agreed, by either side before its first day.
 * Where roles or places were changed since, nothing is undone.
 */
export function undoTransfer(actor: Actor, id: string): Promise<Result<Transfer, Refusal>> {
  return transaction(async (trx) => {
    const transfer = await Transfer.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
    const { state, awaits, startsOn, changes } = transfer
    const sides = await sidesOf(actor, transfer, trx)
    if (state === 'asked') {
      const asker = awaits === 'to' ? 'from' : 'to'
      if (!sides[asker]) return failed({ type: 'not_the_asker' })
      await transfer.merge({ state: 'withdrawn', awaits: null }).save()
    } else {
      const isAhead = state === 'agreed' && startsOn.toISODate()! > today()
      if (!isAhead) return failed({ type: 'too_late' })
      const made = changes ?? []
      const conflicts = await changedSince(trx, made)
      if (conflicts.length > 0) return failed({ type: 'changed_since' })
      await writeChanges(trx, reversed(made))
      await transfer.merge({ state: 'undone' }).save()
    }
    await audit(trx, actor, {
      verb: 'identity.transfer_undone',
      subject: { type: 'person', id: transfer.personId },
      institutionId: sides.from ? transfer.fromInstitutionId : transfer.toInstitutionId,
      before: { transfer: id, state },
    })
    await tellOfTransfer(trx, actor, transfer)
    return ok(transfer)
  })
}
