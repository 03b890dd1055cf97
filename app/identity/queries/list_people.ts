import { pagerOf, type Page } from '#shared/database/pager'
import { foundPeople } from '#identity/queries/found_people'
import { notEnded } from '#identity/queries/current_memberships'
import { peopleScope, type PeopleFilter } from '#identity/queries/people_scope'
import { personRows, type PersonRow } from '#identity/queries/person_rows'
import Person from '#identity/models/person'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

export type PeoplePage = Page<PersonRow> & {
  /** There are more than the pager says. */
  isMore: boolean
  /** Too many to look through: an institution has to be chosen first. */
  needsPlace: boolean
  group: PeopleFilter['group']
}

/** One page of the people the actor looks after, in Khmer dictionary order of the family name. */
export async function listPeople(
  actor: Actor,
  filter: PeopleFilter & { page: number; perPage?: number },
  locale: Locale
): Promise<PeoplePage> {
  const { page, perPage = 25, ...asked } = filter
  const scope = await peopleScope(actor, asked)
  const first = (Math.max(1, page) - 1) * perPage
  let found = await foundPeople(scope, { from: first, count: perPage })
  const pager = pagerOf(found.total, page, perPage)
  if (pager.page !== page && found.total > 0) {
    found = await foundPeople(scope, { from: (pager.page - 1) * perPage, count: perPage })
  }
  const people = await peopleByIds(found.ids)
  return {
    rows: await personRows(people, locale, actor),
    pager,
    isMore: found.isMore,
    needsPlace: found.needsPlace,
    group: scope.filter.group,
  }
}

/** The people in the order of `ids`, with their accounts and current roles. */
export async function peopleByIds(ids: string[]): Promise<Person[]> {
  if (ids.length === 0) return []
  const people = await Person.query()
    .whereIn('id', ids)
    .preload('user')
    .preload('memberships', (held) => notEnded(held))
  const place = new Map(ids.map((id, index) => [id, index]))
  return people.sort((a, b) => place.get(a.id)! - place.get(b.id)!)
}
