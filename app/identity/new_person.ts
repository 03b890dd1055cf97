import { newId } from '#shared/ids'
import { levelOf, PUPIL } from '#identity/levels'
import { personIndex } from '#identity/person_index'
import { freeUsername, usernameBase } from '#identity/secrets/username'
import Membership from '#identity/models/membership'
import Person from '#identity/models/person'
import User from '#identity/models/user'
import type { InitialSecret } from '#identity/secrets/initial_secret'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

export type PersonInput = {
  surnameKm: string | null
  givenKm: string | null
  surnameLatin: string | null
  givenLatin: string | null
  sex: 'male' | 'female' | null
  /** The school's number of a pupil, the civil-servant number of anyone else. */
  number: string | null
  /** Normalised; unique among accounts. */
  email?: string | null
  institutionId: string
  role: string
}

/** Where the number of someone with this role is kept. */
export const numberColumns = (role: string, number: string | null) =>
  levelOf(role) === PUPIL
    ? { studentNumber: number, payrollId: null }
    : { studentNumber: null, payrollId: number }

/** Who has the number already: a civil servant anywhere, a pupil at the same school. */
export async function numberHolder(
  trx: TransactionClientContract,
  { number, role, institutionId }: Pick<PersonInput, 'number' | 'role' | 'institutionId'>
): Promise<Person | null> {
  if (!number) return null
  const query = Person.query({ client: trx })
  if (levelOf(role) > PUPIL) return query.where('payroll_id', number).first()
  return query
    .where('student_number', number)
    .whereHas('memberships', (memberships) => memberships.where('institution_id', institutionId))
    .first()
}

/** Writes person, account and role; undefined where there is nothing to make a user name of. */
export async function addPerson(
  trx: TransactionClientContract,
  input: PersonInput,
  secret: InitialSecret,
  batchId: string | null = null
) {
  const base = usernameBase(input)
  if (!base) return undefined
  const username = await freeUsername(trx, base)
  const { surnameKm, givenKm, surnameLatin, givenLatin, sex, role, institutionId } = input
  const named = {
    surnameKm,
    givenKm,
    surnameLatin,
    givenLatin,
    ...numberColumns(role, input.number),
  }
  const client = { client: trx }
  const person = await Person.create({ id: newId(), ...named, sex, ...personIndex(named) }, client)
  const account = {
    id: newId(),
    personId: person.id,
    username,
    email: input.email ?? null,
    batchId,
  }
  const user = await User.create({ ...account, ...secret.columns, failedAttempts: 0 }, client)
  await Membership.create({ id: newId(), personId: person.id, institutionId, role }, client)
  return { person, user }
}
