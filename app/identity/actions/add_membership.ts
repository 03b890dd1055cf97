import { newId } from '#shared/ids'
import { audit } from '#shared/audit/record'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { notify } from '#identity/actions/notify'
import { roleNotice } from '#identity/notices/role_notice'
import Membership from '#identity/models/membership'
import type { Actor } from '#shared/actor'

type Input = { personId: string; institutionId: string; role: string }

/** Gives a role at an institution; one that had ended begins anew. */
export function addMembership(
  actor: Actor,
  input: Input
): Promise<Result<Membership, { type: 'held_already' }>> {
  return transaction(async (trx) => {
    const held = await Membership.query({ client: trx }).where(columns(input)).first()
    if (held && !held.endsOn) return failed({ type: 'held_already' })
    const membership = held
      ? await held.merge({ endsOn: null, isGuest: false }).save()
      : await Membership.create({ id: newId(), ...input }, { client: trx })
    await audit(trx, actor, {
      verb: 'identity.membership_added',
      subject: { type: 'person', id: input.personId },
      institutionId: input.institutionId,
      after: { role: input.role },
    })
    await notify(trx, await roleNotice(trx, input))
    return ok(membership)
  })
}

const columns = ({ personId, institutionId, role }: Input) => ({
  person_id: personId,
  institution_id: institutionId,
  role,
})
