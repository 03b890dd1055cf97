import { newId } from '#shared/ids'
import { peopleManagers, homeroomRoles } from '#identity/levels'
import SchoolClass from '#identity/models/school_class'
import { makeAccount, makeInstitution } from '#tests/support/accounts'
import { makeRollover, makeTransfer, makeYearClass } from '#tests/support/classes'
import type { Role } from '#identity/types'
import type { RouteAccess, World } from './types.js'

const managers: Role[] = [...peopleManagers]
const withClasses: Role[] = [...new Set([...peopleManagers, ...homeroomRoles])]

const place = async ({ schoolId }: World) => {
  const { schoolClass, pupils } = await makeYearClass(schoolId, { name: newId().slice(-8) }, 1)
  return { id: schoolClass.id, pupil: pupils[0].person.id }
}

const teacher = async (world: World) => ({ ...(await place(world)), teacher: newId() })

const transfer = async ({ schoolId }: World) => {
  const { person } = await makeAccount({ role: 'student', institutionId: schoolId })
  const { id } = await makeTransfer(person.id, { from: schoolId, to: await makeInstitution() })
  return { id }
}

/** It waits for the school's own word. */
const incoming = async ({ schoolId }: World) => {
  const from = await makeInstitution()
  const { person } = await makeAccount({ role: 'student', institutionId: from })
  const { id } = await makeTransfer(person.id, { from, to: schoolId })
  return { id }
}

const asking = ({ schoolId }: World) => ({
  kind: 'transfer',
  institution_id: schoolId,
  identifier: 'nobody',
  other: 'nowhere at all',
  starts_on: '2026-12-01',
})

const rollover = async ({ schoolId, personId }: World) => {
  const { id } = await makeRollover(schoolId, personId)
  const values = { id: newId(), institutionId: schoolId, grade: 10, track: null }
  const made = { ...values, year: '2025-2026', name: newId().slice(-8) }
  const schoolClass = await SchoolClass.create(made)
  return { id, class: schoolClass.id }
}

const years = ({ schoolId }: World) => ({
  institution_id: schoolId,
  year_from: '2025-2026',
  year_to: '2026-2027',
  starts_on: '2026-11-01',
})

const a = 'identity.'

export const classRoutes: RouteAccess[] = [
  { route: `${a}presences.show`, allow: 'signed_in' },
  { route: `${a}classes_exports.show`, allow: withClasses },
  { route: `${a}class_lists.show`, allow: managers, params: place },
  { route: `${a}class_exports.show`, allow: managers, params: place },
  { route: `${a}class_numbers.store`, allow: managers, params: place },
  { route: `${a}class_pupils.edit`, allow: managers, params: place },
  { route: `${a}class_pupils.update`, allow: managers, params: place },
  { route: `${a}class_teachers.create`, allow: managers, params: place },
  { route: `${a}class_teachers.store`, allow: managers, params: place },
  { route: `${a}class_teachers.destroy`, allow: managers, params: teacher },
  { route: `${a}class_endings.create`, allow: managers, params: place },
  { route: `${a}class_endings.store`, allow: managers, params: place },
  { route: `${a}transfers.index`, allow: managers },
  { route: `${a}transfers.create`, allow: managers },
  { route: `${a}transfers.store`, allow: managers, body: asking },
  { route: `${a}transfers.show`, allow: managers, params: transfer },
  { route: `${a}transfers.destroy`, allow: managers, params: transfer },
  { route: `${a}transfer_decisions.store`, allow: managers, params: incoming },
  { route: `${a}guest_stays.destroy`, allow: managers, params: transfer },
  { route: `${a}rollovers.index`, allow: managers },
  { route: `${a}rollovers.create`, allow: managers },
  { route: `${a}rollovers.store`, allow: managers, body: years },
  { route: `${a}rollovers.show`, allow: managers, params: rollover },
  { route: `${a}rollovers.update`, allow: managers, params: rollover },
  { route: `${a}rollovers.destroy`, allow: managers, params: rollover },
  { route: `${a}rollover_classes.edit`, allow: managers, params: rollover },
  { route: `${a}rollover_classes.update`, allow: managers, params: rollover },
  { route: `${a}rollover_runs.store`, allow: managers, params: rollover },
  { route: `${a}rollover_runs.destroy`, allow: managers, params: rollover },
]
