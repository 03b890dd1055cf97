import { audit } from '#shared/audit/record'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { isLastAdministrator } from '#identity/last_administrator'
import Membership from '#identity/models/membership'
import type { Actor } from '#shared/actor'

/** Takes a role away. What the person did in it stays in the audit log. */
export function removeMembership(
  actor: Actor,
  membershipId: string
): Promise<Result<null, { type: 'last_administrator' }>> {
  return transaction(async (trx) => {
    const membership = await Membership.findOrFail(membershipId, { client: trx })
    const { personId, institutionId, role } = membership
    if (role === 'administrator' && (await isLastAdministrator(trx, personId, institutionId))) {
      return failed({ type: 'last_administrator' })
    }
    await membership.delete()
    await audit(trx, actor, {
      verb: 'identity.membership_removed',
      subject: { type: 'person', id: personId },
      institutionId,
      before: { role },
    })
    return ok(null)
  })
}
