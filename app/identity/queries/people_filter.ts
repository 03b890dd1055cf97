import { validate } from 'uuid'
import { chosenInstitution } from '#identity/queries/institution_choice'
import { accountStates } from '#identity/queries/person_rows'
import { roles } from '#identity/roles'
import type { PeopleFilter } from '#identity/queries/people_scope'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

const oneOf = <T extends string>(list: readonly T[], value: string | null): T | null =>
  list.find((one) => one === value) ?? null

/** The filter in the address of a list of people; what makes no sense or is out of reach is left out. */
export async function peopleFilter(
  actor: Actor,
  text: (name: string) => string | null,
  locale: Locale
) {
  const institution = await chosenInstitution(actor, text('institution'), locale)
  const grade = Number(text('grade'))
  const classId = text('class')
  const filter: PeopleFilter = {
    q: text('q'),
    role: oneOf(roles, text('role')),
    institutionId: institution?.id ?? null,
    group: oneOf(['staff', 'pupils'] as const, text('group')),
    state: oneOf(accountStates, text('state')),
    grade: Number.isInteger(grade) && grade > 0 ? grade : null,
    classId: classId && validate(classId) ? classId : null,
  }
  return { filter, institution }
}

/** The filter as an address carries it. */
export const filterQuery = (filter: PeopleFilter) =>
  Object.fromEntries(
    Object.entries({
      q: filter.q,
      role: filter.role,
      institution: filter.institutionId,
      group: filter.group,
      state: filter.state,
      grade: filter.grade,
      class: filter.classId,
    })
      .filter(([, value]) => value)
      .map(([name, value]) => [name, String(value)])
  )
