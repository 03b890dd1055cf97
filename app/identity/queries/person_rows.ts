import { institutionNames } from '#identity/queries/institution_names'
import { personName } from '#identity/queries/person_name'
import { pseudonymOf, seenInstitutions } from '#identity/pseudonym'
import type Person from '#identity/models/person'
import type Membership from '#identity/models/membership'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

export const accountStates = ['none', 'unused', 'active', 'disabled'] as const
export type AccountState = (typeof accountStates)[number]

export type PersonRow = {
  id: string
  name: string
  otherName: string
  username: string | null
  number: string | null
  sex: string | null
  roles: { role: string; institution: string }[]
  state: AccountState
  /** A pupil of another school: known by a pseudonym, without number and user name. */
  isHidden: boolean
}

/** Whether someone is a pupil and nothing else. */
export const isPupil = (memberships: Pick<Membership, 'role'>[]) =>
  memberships.length > 0 && memberships.every((one) => one.role === 'student')

/** The ids of those whom the actor does not see by name. `memberships` are loaded. At most one query. */
export async function hiddenFrom(actor: Actor, people: Person[]): Promise<Set<string>> {
  const pupils = people.filter((one) => one.id !== actor.personId && isPupil(one.memberships))
  if (pupils.length === 0) return new Set()
  const schools = (person: Person) => person.memberships.map((one) => one.institutionId)
  const seen = await seenInstitutions(actor, pupils.flatMap(schools))
  return new Set(
    pupils.filter((one) => !schools(one).some((id) => seen.has(id))).map((one) => one.id)
  )
}

/**
 * People as lists show them; `user` and `memberships` are loaded.
 * @param actor who looks: pupils of other schools stand under their pseudonyms
 */
export async function personRows(
  people: Person[],
  locale: Locale,
  actor: Actor
): Promise<PersonRow[]> {
  const hidden = await hiddenFrom(actor, people)
  const ids = people.flatMap((one) => one.memberships.map((held) => held.institutionId))
  const names = await institutionNames(ids, locale)
  return people.map((person) => ({
    id: person.id,
    ...(hidden.has(person.id) ? pseudonymous(person) : named(person, locale)),
    sex: person.sex,
    roles: person.memberships.map(({ role, institutionId }) => ({
      role,
      institution: names.get(institutionId) ?? '',
    })),
    state: stateOf(person.user),
  }))
}

const pseudonymous = ({ id }: Person) => ({
  name: pseudonymOf(id),
  otherName: '',
  username: null,
  number: null,
  isHidden: true,
})

const named = (person: Person, locale: Locale) => ({
  name: personName(person, locale) || (person.user?.username ?? ''),
  otherName: personName(person, locale === 'km' ? 'en' : 'km'),
  username: person.user?.username ?? null,
  number: person.studentNumber ?? person.payrollId,
  isHidden: false,
})

/** `unused`: the first password or PIN is still the one on the slip. */
export function stateOf(user: Person['user'] | null): AccountState {
  if (!user) return 'none'
  if (user.isDisabled) return 'disabled'
  return user.initialSecret ? 'unused' : 'active'
}
