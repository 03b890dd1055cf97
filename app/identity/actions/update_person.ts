import { audit } from '#shared/audit/record'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { emailTaken } from '#identity/email_taken'
import { keepFormerNumber } from '#identity/keep_former_number'
import { nationalIdColumns } from '#identity/secrets/national_id'
import { personIndex } from '#identity/person_index'
import Person from '#identity/models/person'
import type { Actor } from '#shared/actor'

export type PersonFields = Pick<
  Person,
  | 'surnameKm'
  | 'givenKm'
  | 'surnameLatin'
  | 'givenLatin'
  | 'sex'
  | 'payrollId'
  | 'studentNumber'
  | 'phone'
  | 'birthDate'
  | 'ageBand'
  | 'positionCode'
  | 'categoryCode'
  | 'qualificationCode'
  | 'staffStatus'
  | 'guardianName'
  | 'guardianPhone'
>

export type PersonChanges = Partial<PersonFields> & {
  email?: string | null
  /** Why the civil-servant number is another one; asked for where there was one before. */
  payrollReason?: string | null
  /** A new national id in full; null takes it away; absent leaves it. */
  nationalId?: string | null
}

type Refusal = { type: 'number_taken' | 'email_taken' | 'reason_needed' | 'national_id_taken' }

/** Changes names, numbers and the account's e-mail address. The audit entry names the fields, not what stands in them: that is personal. */
export function updatePerson(
  actor: Actor,
  personId: string,
  { email, payrollReason, nationalId, ...changes }: PersonChanges
): Promise<Result<Person, Refusal>> {
  return transaction(async (trx) => {
    const person = await Person.query({ client: trx })
      .where('id', personId)
      .preload('user')
      .firstOrFail()
    const { payrollId = person.payrollId } = changes
    const former = person.payrollId !== payrollId ? person.payrollId : null
    const holder = payrollId ? await Person.findBy({ payrollId }, { client: trx }) : null
    if (holder && holder.id !== personId) return failed({ type: 'number_taken' })
    if (former && !payrollReason) return failed({ type: 'reason_needed' })
    if (await emailTaken(trx, email, person.user?.id)) return failed({ type: 'email_taken' })

    if (nationalId !== undefined) {
      const columns = nationalIdColumns(nationalId)
      const { nationalIdKey } = columns
      const same = nationalIdKey ? await Person.findBy({ nationalIdKey }, { client: trx }) : null
      if (same && same.id !== personId) return failed({ type: 'national_id_taken' })
      person.merge(columns)
    }
    if (former) await keepFormerNumber(trx, personId, former, payrollReason!)
    person.merge(changes)
    if (email !== undefined) person.user?.merge({ email })
    const fields = [...Object.keys(person.$dirty), ...Object.keys(person.user?.$dirty ?? {})]
    await person.merge(personIndex(person)).save()
    await person.user?.save()
    await audit(trx, actor, {
      verb: 'identity.person_updated',
      subject: { type: 'person', id: personId },
      after: { fields: fields.filter((field) => field !== 'nationalIdKey') },
    })
    return ok(person)
  })
}
