import db from '@adonisjs/lucid/services/db'
import hash from '@adonisjs/core/services/hash'
import { newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import Membership from '#identity/models/membership'
import Person from '#identity/models/person'
import User from '#identity/models/user'
import type { Role } from '#identity/types'

let count = 0

export const PASSWORD = 'a lamp on the river'

type Wish = {
  role?: Role
  institutionId?: string
  user?: Partial<User>
  person?: Partial<Person>
  /** Plain; hashed here. */
  password?: string | null
  pin?: string
}

/** A person with an account, a password and, where asked for, one role. */
export async function makeAccount({ role, institutionId, ...wish }: Wish = {}) {
  const username = wish.user?.username ?? `person${++count}`
  const password = wish.pin ? null : (wish.password ?? PASSWORD)
  const person = await Person.create({
    id: newId(),
    surnameKm: 'សុខ',
    givenKm: 'ដារា',
    surnameLatin: 'Sok',
    givenLatin: 'Dara',
    sortKey: username,
    ...wish.person,
  })
  const user = await User.create({
    id: newId(),
    personId: person.id,
    username,
    password: password && (await hash.make(password)),
    pin: wish.pin ? await hash.make(wish.pin) : null,
    mustChangePassword: false,
    failedAttempts: 0,
    ...wish.user,
  })
  await acknowledge(person.id)
  if (role) {
    const at = institutionId ?? (await makeInstitution())
    await Membership.create({ id: newId(), personId: person.id, institutionId: at, role })
  }
  return { person, user: await User.findOrFail(user.id), username, password: PASSWORD }
}

/** Where there is a privacy notice the person has read it. */
async function acknowledge(personId: string) {
  const notice = await db.from('identity_privacy_notices').orderBy('published_at', 'desc').first()
  if (!notice) return
  await db.table('identity_consents').insert({
    ...{ id: newId(), person_id: personId, notice_id: notice.id },
    acknowledged_at: sqlTime(),
  })
}

/** An institution, below `parentId` where given. */
export async function makeInstitution(parentId: string | null = null) {
  const id = newId()
  const now = new Date().toISOString().slice(0, 19).replace('T', ' ')
  await db.table('institutions').insert({
    ...{ id, parent_id: parentId, type_code: '14', name_km: 'វិទ្យាល័យ', name_en: 'High school' },
    ...{ search_text: 'school', sort_key: 'school', created_at: now, updated_at: now },
  })
  const above = parentId
    ? await db.from('institutions_tree').where('descendant_id', parentId).orderBy('depth')
    : []
  await db.table('institutions_tree').multiInsert([
    { ancestor_id: id, descendant_id: id, depth: 0 },
    ...above.map(({ ancestor_id: ancestor, depth }) => ({
      ancestor_id: ancestor,
      descendant_id: id,
      depth: Number(depth) + 1,
    })),
  ])
  return id
}
