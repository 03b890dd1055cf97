import { manages } from '#institutions/queries/managers'
import { subtreeOf } from '#institutions/queries/subtree_ids'
import { matchText } from '#shared/database/match_text'
import { pagerOf, type Page } from '#shared/database/pager'
import { institutionNames } from '#identity/queries/institution_names'
import { notEnded } from '#identity/queries/current_memberships'
import { personName } from '#identity/queries/person_name'
import { peopleTops } from '#identity/queries/reach'
import Person from '#identity/models/person'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

export type AccountState = 'none' | 'unused' | 'active' | 'disabled'

export type PersonRow = {
  id: string
  name: string
  otherName: string
  username: string | null
  number: string | null
  sex: string | null
  roles: { role: string; institution: string }[]
  state: AccountState
}

export type PeopleFilter = {
  /** Words of a name in either script, a user name or a number. */
  q?: string | null
  role?: string | null
  /** Only people of this institution and those below it. */
  institutionId?: string | null
}

/**
 * The people the actor looks after: those with a role that has not ended at or below the actor's institutions; for
 * an administrator of the whole also those who have none.
 */
function peopleQuery(actor: Actor, filter: PeopleFilter) {
  const query = Person.query()
  matchText(query, 'search_text', filter.q)
  const isWhole = !filter.role && !filter.institutionId && manages.everything(actor)
  if (isWhole) return query
  query.whereHas('memberships', (memberships) => {
    notEnded(memberships)
    memberships.whereIn('institution_id', subtreeOf(peopleTops(actor)))
    if (filter.role) memberships.where('role', filter.role)
    if (filter.institutionId) {
      memberships.whereIn('institution_id', subtreeOf([filter.institutionId]))
    }
  })
  return query
}

/** One page of them, in Khmer dictionary order of the family name. */
export async function listPeople(
  actor: Actor,
  filter: PeopleFilter & { page: number; perPage?: number },
  locale: Locale
): Promise<Page<PersonRow>> {
  const query = peopleQuery(actor, filter)
  const [{ $extras }] = await query.clone().count('* as total')
  const pager = pagerOf($extras.total, filter.page, filter.perPage ?? 25)
  const people = await query
    .preload('user')
    .preload('memberships', (held) => notEnded(held))
    .orderBy('sort_key')
    .orderBy('id')
    .forPage(pager.page, pager.perPage)
  return { rows: await personRows(people, locale), pager }
}

/** People as lists show them; `user` and `memberships` are loaded. */
export async function personRows(people: Person[], locale: Locale): Promise<PersonRow[]> {
  const ids = people.flatMap((one) => one.memberships.map((held) => held.institutionId))
  const names = await institutionNames(ids, locale)
  return people.map((person) => ({
    id: person.id,
    name: personName(person, locale) || (person.user?.username ?? ''),
    otherName: personName(person, locale === 'km' ? 'en' : 'km'),
    username: person.user?.username ?? null,
    number: person.studentNumber ?? person.payrollId,
    sex: person.sex,
    roles: person.memberships.map(({ role, institutionId }) => ({
      role,
      institution: names.get(institutionId) ?? '',
    })),
    state: stateOf(person.user),
  }))
}

/** `unused`: the first password or PIN is still the one on the slip. */
export function stateOf(user: Person['user'] | null): AccountState {
  if (!user) return 'none'
  if (user.isDisabled) return 'disabled'
  return user.initialSecret ? 'unused' : 'active'
}
