import { DateTime } from 'luxon'
import { audit } from '#shared/audit/record'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { dayBefore, notEnded, today } from '#identity/queries/current_memberships'
import Membership from '#identity/models/membership'
import Transfer from '#identity/models/transfer'
import type { Actor } from '#shared/actor'

/** Ends the stay of a guest today, before its time. */
export function endStay(actor: Actor, id: string): Promise<Result<null, { type: 'too_late' }>> {
  const last = DateTime.fromISO(dayBefore(today()))
  return transaction(async (trx) => {
    const transfer = await Transfer.findOrFail(id, { client: trx })
    const { kind, state, personId, role, toInstitutionId } = transfer
    const stay = notEnded(Membership.query({ client: trx }))
      .where({ person_id: personId, institution_id: toInstitutionId, role })
      .where('is_guest', true)
    const membership = kind === 'guest' && state === 'agreed' ? await stay.first() : null
    if (!membership) return failed({ type: 'too_late' })
    await membership.merge({ endsOn: last }).save()
    await transfer.merge({ endsOn: last }).save()
    await audit(trx, actor, {
      verb: 'identity.guest_ended',
      subject: { type: 'person', id: personId },
      institutionId: toInstitutionId,
      before: { transfer: id, role },
    })
    return ok(null)
  })
}
