import User from '#identity/models/user'
import { normaliseIdentifier } from '#identity/secrets/normalise'

/**
 * The account behind a user name, an e-mail, a civil-servant number or a pupil's number, in this order. Pupils'
 * numbers repeat between schools: one that several accounts have finds none.
 */
export async function findAccount(typed: string): Promise<User | null> {
  const identifier = normaliseIdentifier(typed)
  const asWritten = [identifier, identifier.toUpperCase()]
  // One indexed look-up after the other: a condition over two tables would read them whole.
  return (
    (await User.findBy('username', identifier)) ??
    (await User.findBy('email', identifier)) ??
    (await onlyOne('payroll_id', asWritten)) ??
    (await onlyOne('student_number', asWritten))
  )
}

async function onlyOne(column: 'payroll_id' | 'student_number', numbers: string[]) {
  const users = await User.query()
    .join('identity_people as p', 'p.id', 'identity_users.person_id')
    .whereIn(`p.${column}`, numbers)
    .select('identity_users.*')
    .limit(2)
  return users.length === 1 ? users[0] : null
}
