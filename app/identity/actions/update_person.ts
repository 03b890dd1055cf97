import { audit } from '#shared/audit/record'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { emailTaken } from '#identity/email_taken'
import { personIndex } from '#identity/person_index'
import Person from '#identity/models/person'
import type { Actor } from '#shared/actor'

export type PersonChanges = Pick<
  Person,
  | 'surnameKm'
  | 'givenKm'
  | 'surnameLatin'
  | 'givenLatin'
  | 'sex'
  | 'payrollId'
  | 'studentNumber'
  | 'phone'
> & { email: string | null }

/** Changes names, numbers and the account's e-mail address. The audit entry names the fields, not what stands in them: that is personal. */
export function updatePerson(
  actor: Actor,
  personId: string,
  { email, ...changes }: PersonChanges
): Promise<Result<Person, { type: 'number_taken' | 'email_taken' }>> {
  return transaction(async (trx) => {
    const person = await Person.query({ client: trx })
      .where('id', personId)
      .preload('user')
      .firstOrFail()
    const { payrollId } = changes
    const holder = payrollId ? await Person.findBy({ payrollId }, { client: trx }) : null
    if (holder && holder.id !== personId) return failed({ type: 'number_taken' })

    if (await emailTaken(trx, email, person.user?.id)) return failed({ type: 'email_taken' })

    person.merge(changes)
    person.user?.merge({ email })
    const fields = [...Object.keys(person.$dirty), ...Object.keys(person.user?.$dirty ?? {})]
    await person.merge(personIndex(person, person.user?.username)).save()
    await person.user?.save()
    await audit(trx, actor, {
      verb: 'identity.person_updated',
      subject: { type: 'person', id: personId },
      after: { fields },
    })
    return ok(person)
  })
}
