import { newId } from '#shared/ids'
import { audit } from '#shared/audit/record'
import { personIndex } from '#identity/person_index'
import Membership from '#identity/models/membership'
import Person from '#identity/models/person'
import User from '#identity/models/user'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

export type FirstAdministrator = {
  surnameKm: string
  givenKm: string
  surnameLatin: string | null
  givenLatin: string | null
  username: string
  /** Already hashed. */
  password: string
  /** The institution at the top of the tree. */
  institutionId: string
}

/** The administrator of the whole tree, on a server that has nobody yet. */
export async function addFirstAdministrator(
  trx: TransactionClientContract,
  { username, password, institutionId, ...name }: FirstAdministrator
): Promise<User> {
  const client = { client: trx }
  const named = { ...name, payrollId: null, studentNumber: null }
  const person = await Person.create({ id: newId(), ...named, ...personIndex(named) }, client)
  const personId = person.id
  const user = await User.create(
    { id: newId(), personId, username, password, mustChangePassword: false, failedAttempts: 0 },
    client
  )
  await Membership.create({ id: newId(), personId, institutionId, role: 'administrator' }, client)
  const actor = { userId: user.id, personId, name: username, grants: [] }
  await audit(trx, actor, {
    verb: 'identity.first_administrator_created',
    subject: { type: 'person', id: personId },
    institutionId,
  })
  return user
}
