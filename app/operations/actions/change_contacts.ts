import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { audit } from '#shared/audit/record'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { isStaffRole } from '#identity/queries/is_staff'
import User from '#identity/models/user'
import { currentMemberships } from '#identity/queries/current_memberships'
import Contact from '#operations/models/contact'
import type { Actor } from '#shared/actor'

type Wanted = { institutionId: string; username: string; topic: string; phone: string | null }
type Refusal = { type: 'unknown' | 'not_staff' | 'standing' }

/** Names somebody of the staff as a contact; pupils see no reports. */
export function addContact(actor: Actor, wanted: Wanted): Promise<Result<Contact, Refusal>> {
  const { institutionId, username, topic, phone } = wanted
  return transaction(async (trx) => {
    const user = await User.query({ client: trx }).where('username', username).first()
    if (!user || user.isDisabled) return failed({ type: 'unknown' })
    const { personId } = user
    const held = await currentMemberships(trx).where('person_id', personId)
    const isStaff = held.some(({ role }) => isStaffRole(role))
    if (!isStaff) return failed({ type: 'not_staff' })
    const standing = await Contact.query({ client: trx })
      .where({ institutionId, personId, topic })
      .first()
    if (standing) return failed({ type: 'standing' })
    const contact = await Contact.create(
      {
        ...{ id: newId(), institutionId, personId, topic, phone },
        ...{ createdBy: actor.personId, createdAt: clock.now() },
      },
      { client: trx }
    )
    await audit(trx, actor, {
      verb: 'operations.contact_added',
      subject: { type: 'person', id: personId },
      institutionId,
      after: { topic },
    })
    return ok(contact)
  })
}

export function removeContact(actor: Actor, contact: Contact) {
  return transaction(async (trx) => {
    await contact.useTransaction(trx).delete()
    await audit(trx, actor, {
      verb: 'operations.contact_removed',
      subject: { type: 'person', id: contact.personId },
      institutionId: contact.institutionId,
      before: { topic: contact.topic },
    })
  })
}
