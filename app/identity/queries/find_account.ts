import User from '#identity/models/user'
import { normaliseIdentifier } from '#identity/secrets/normalise'

/**
 * The account behind a user name, an e-mail, a civil-servant number or a pupil's number, in this order. Pupils'
 * numbers repeat between schools: one that several accounts have finds none.
 */
export async function findAccount(typed: string): Promise<User | null> {
  const identifier = normaliseIdentifier(typed)
  const asWritten = [identifier, identifier.toUpperCase()]
  const unique = await accounts()
    .where('identity_users.username', identifier)
    .orWhere('identity_users.email', identifier)
    .orWhereIn('p.payroll_id', asWritten)
  const pupils = await accounts().whereIn('p.student_number', asWritten).limit(2)
  return (
    unique.find((user) => user.username === identifier) ??
    unique.find((user) => user.email === identifier) ??
    unique[0] ??
    (pupils.length === 1 ? pupils[0] : null)
  )
}

const accounts = () =>
  User.query()
    .join('identity_people as p', 'p.id', 'identity_users.person_id')
    .select('identity_users.*')
