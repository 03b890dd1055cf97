import { clock } from '#shared/clock'
import { audit } from '#shared/audit/record'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { currentMemberships } from '#identity/queries/current_memberships'
import { isLastAdministrator } from '#identity/last_administrator'
import { speaksFor } from '#identity/transfer/sides'
import { carryOut } from '#identity/transfer/carry_out'
import { tellOfTransfer } from '#identity/transfer/tell'
import Transfer from '#identity/models/transfer'
import type { Actor } from '#shared/actor'

type Refusal = { type: 'decided_already' | 'too_high' | 'gone' | 'last_administrator' }

/** The other side says yes, and the transfer is written, or no. */
export function decideTransfer(
  actor: Actor,
  id: string,
  isAccepted: boolean
): Promise<Result<Transfer, Refusal>> {
  return transaction(async (trx) => {
    const transfer = await Transfer.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
    const { personId, fromInstitutionId, toInstitutionId, role, awaits, kind } = transfer
    if (transfer.state !== 'asked' || !awaits) return failed({ type: 'decided_already' })
    const held = await currentMemberships(trx)
      .where({ person_id: personId, institution_id: fromInstitutionId })
      .where('is_guest', false)
    const leaving = held.map((one) => one.role)
    const sides = await speaksFor(actor, transfer, { leaving, role }, trx)
    if (!sides[awaits]) return failed({ type: 'too_high' })
    if (isAccepted && !leaving.includes(role)) return failed({ type: 'gone' })
    const ends = isAccepted && kind === 'transfer' && leaving.includes('administrator')
    if (ends && (await isLastAdministrator(trx, personId, fromInstitutionId))) {
      return failed({ type: 'last_administrator' })
    }
    const state = isAccepted ? 'agreed' : 'refused'
    transfer.merge({ state, awaits: null, decidedBy: actor.personId, decidedAt: clock.now() })
    await transfer.save()
    if (isAccepted) await carryOut(trx, transfer)
    await audit(trx, actor, {
      verb: isAccepted ? 'identity.transfer_agreed' : 'identity.transfer_refused',
      subject: { type: 'person', id: personId },
      institutionId: awaits === 'to' ? toInstitutionId : fromInstitutionId,
      after: { transfer: id },
    })
    await tellOfTransfer(trx, actor, transfer)
    return ok(transfer)
  })
}
