import db from '@adonisjs/lucid/services/db'
import { newId } from '#shared/ids'
import { hashPassword } from '#identity/secrets/hash_secret'
import Person from '#identity/models/person'
import User from '#identity/models/user'
import Membership from '#identity/models/membership'
import type { Role } from '#identity/types'

const PASSWORD = 'bench-only-password'

/** Someone who can sign in, with this role at the topmost institution. */
export async function seedAccount(username: string, role: Role) {
  const { id: institutionId } = await db
    .from('institutions')
    .whereNull('parent_id')
    .orderBy('id')
    .firstOrFail()
  const names = { surnameKm: 'ចាន់', givenKm: 'សុភា', sortKey: '' }
  const person = await Person.create({ id: newId(), ...names })
  const personId = person.id
  await User.create({
    ...{ id: newId(), personId, username, password: await hashPassword(PASSWORD) },
    ...{ mustChangePassword: false, failedAttempts: 0 },
  })
  await Membership.create({ id: newId(), personId, institutionId, role })
  return { username, password: PASSWORD }
}
