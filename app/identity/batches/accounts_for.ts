import { newId } from '#shared/ids'
import { mayHavePin } from '#identity/levels'
import { notEnded } from '#identity/queries/current_memberships'
import { freeUsername, usernameBase } from '#identity/secrets/username'
import Person from '#identity/models/person'
import User from '#identity/models/user'
import type { InitialSecret } from '#identity/secrets/initial_secret'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/**
 * Accounts for those of these people who have none. Left out are those of whom no user name can be made, and
 * those who are more than pupils where the secret is a PIN. Returns how many were made.
 */
export async function accountsFor(
  trx: TransactionClientContract,
  personIds: string[],
  secrets: InitialSecret[],
  batchId: string
) {
  const people = await Person.query({ client: trx })
    .whereIn('id', personIds)
    .preload('user')
    .preload('memberships', (held) => notEnded(held))
  let made = 0
  for (const [index, person] of people.entries()) {
    const { columns } = secrets[index]
    const number = person.studentNumber ?? person.payrollId
    const base = usernameBase({ ...person.$attributes, number })
    if (person.user || !base) continue
    if (columns.pin && !mayHavePin(person.memberships.map((one) => one.role))) continue
    const username = await freeUsername(trx, base)
    const account = { id: newId(), personId: person.id, username, batchId, failedAttempts: 0 }
    await User.create({ ...account, ...columns }, { client: trx })
    made++
  }
  return made
}
