import { newId } from '#shared/ids'
import { homeroomRoles, peopleManagers } from '#identity/levels'
import AccountBatch from '#identity/models/account_batch'
import PersonMerge from '#identity/models/person_merge'
import Membership from '#identity/models/membership'
import SchoolClass from '#identity/models/school_class'
import { makeAccount } from '#tests/support/accounts'
import type { Role } from '#identity/types'
import type { RouteAccess, World } from './types.js'

const managers: Role[] = [...peopleManagers]
const withClasses: Role[] = [...new Set([...peopleManagers, ...homeroomRoles])]

const person = async ({ schoolId }: World) => {
  const account = await makeAccount({ role: 'student', institutionId: schoolId })
  return { id: account.person.id }
}

const membership = async (world: World) => {
  const { id } = await person(world)
  const held = await Membership.findByOrFail('personId', id)
  return { id, membership: held.id }
}

const schoolClass = async ({ schoolId }: World) => {
  const id = newId()
  const values = { institutionId: schoolId, name: id.slice(-8), year: '2026-2027', grade: 10 }
  await SchoolClass.create({ id, ...values })
  return { id, pupil: newId() }
}

const batch = async ({ schoolId, personId }: World) => {
  const id = newId()
  const kind = { role: 'student', secretKind: 'pin', total: 0, made: 0 } as const
  await AccountBatch.create({ id, institutionId: schoolId, createdBy: personId, ...kind, rows: [] })
  return { id }
}

const pairOf = async (world: World) => ({
  kept: (await person(world)).id,
  gone: (await person(world)).id,
})

const merge = async (world: World) => {
  const { kept, gone } = await pairOf(world)
  const id = newId()
  await PersonMerge.create({ id, keptId: kept, goneId: gone, createdBy: world.personId })
  return { id }
}

const selection = async (world: World) => ({
  'people[]': (await person(world)).id,
  'what': 'sign_out',
})

const newPupil = ({ schoolId }: World) => ({
  institution_id: schoolId,
  role: 'student',
  secret_kind: 'pin',
  given_latin: 'Nary',
})

const inSchool = ({ schoolId }: World) => ({
  institution_id: schoolId,
  role: 'student',
  secret_kind: 'pin',
})

const newClass = ({ schoolId }: World) => ({
  institution_id: schoolId,
  name: '10A',
  year: '2026-2027',
  grade: '10',
})

const a = 'identity.'

export const peopleRoutes: RouteAccess[] = [
  { route: `${a}people.index`, allow: managers },
  { route: `${a}people.create`, allow: managers },
  { route: `${a}people.store`, allow: managers, body: newPupil },
  { route: `${a}people_exports.show`, allow: managers },
  { route: `${a}people.show`, allow: managers, params: person },
  { route: `${a}people.edit`, allow: managers, params: person },
  { route: `${a}people.update`, allow: managers, params: person },
  { route: `${a}person_accounts.store`, allow: managers, params: person },
  { route: `${a}person_accounts.update`, allow: managers, params: person },
  { route: `${a}person_accounts.destroy`, allow: managers, params: person },
  { route: `${a}person_second_factors.destroy`, allow: ['administrator'], params: person },
  { route: `${a}person_sessions.destroy`, allow: managers, params: person },
  { route: `${a}password_resets.store`, allow: managers, params: person },
  { route: `${a}person_slips.show`, allow: managers, params: person },
  { route: `${a}memberships.create`, allow: managers, params: person },
  { route: `${a}memberships.store`, allow: managers, params: person, body: inSchool },
  { route: `${a}memberships.destroy`, allow: managers, params: membership },
  { route: `${a}person_duplicates.index`, allow: managers },
  { route: `${a}person_merges.create`, allow: managers, query: pairOf },
  { route: `${a}person_merges.store`, allow: managers, body: pairOf },
  { route: `${a}person_merges.destroy`, allow: managers, params: merge },
  { route: `${a}rosters.index`, allow: managers },
  { route: `${a}rosters.show`, allow: managers, params: ({ schoolId }) => ({ id: schoolId }) },
  { route: `${a}people_selections.create`, allow: managers },
  { route: `${a}people_selections.store`, allow: managers, body: selection },
  { route: `${a}account_batches.create`, allow: managers },
  { route: `${a}account_batches.store`, allow: managers, body: inSchool },
  { route: `${a}account_batches.show`, allow: managers, params: batch },
  { route: `${a}account_batches.destroy`, allow: managers, params: batch },
  { route: `${a}account_batch_runs.store`, allow: managers, params: batch },
  { route: `${a}batch_slips.show`, allow: managers, params: batch },
  { route: `${a}classes.index`, allow: withClasses },
  { route: `${a}classes.create`, allow: managers },
  { route: `${a}classes.store`, allow: managers, body: newClass },
  { route: `${a}classes.show`, allow: managers, params: schoolClass },
  { route: `${a}classes.edit`, allow: managers, params: schoolClass },
  { route: `${a}classes.update`, allow: managers, params: schoolClass },
  { route: `${a}class_slips.show`, allow: managers, params: schoolClass },
  { route: `${a}class_pupils.store`, allow: managers, params: schoolClass },
  { route: `${a}class_pupils.destroy`, allow: managers, params: schoolClass },
]
