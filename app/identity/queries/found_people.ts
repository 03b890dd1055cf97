import db from '@adonisjs/lucid/services/db'
import {
  cappedCount,
  eachWithin,
  sizes,
  peopleOf,
  type PeopleScope,
} from '#identity/queries/people_scope'
import { MOST_FOUND, MOST_OF_LARGE, NOBODY, type Found, type Part } from '#identity/queries/found'
import { findByWords } from '#identity/queries/find_by_words'

/** The ids of one part of a list of people; what is not asked for is never counted to the end. */
export async function foundPeople(scope: PeopleScope, part: Part): Promise<Found> {
  if (scope.filter.q) return findByWords(scope, part)
  if (scope.isWhole && !scope.isNarrowed) return everybody(part)
  const few = scope.isWhole ? undefined : await peopleOf(scope)
  if (few) return gathered(scope, few, part)
  if (scope.isWhole && scope.filter.state === 'disabled') return closed(scope, part)
  if (scope.isNarrowed || scope.isHidden) {
    return { ...NOBODY, total: sizes.large, isMore: true, needsPlace: true }
  }
  return walked(scope, part)
}

const present = () =>
  db.from('identity_people as p').whereNull('p.merged_into_id').whereNull('p.erased_at')

const inOrder = (query: ReturnType<typeof present>, { from, count }: Part, column = 'p.sort_key') =>
  query.orderBy(column).orderBy('p.id').offset(from).limit(count).select('p.id')

const idsOf = (rows: { id: string }[]) => rows.map((row) => row.id)

async function everybody(part: Part): Promise<Found> {
  const total = await cappedCount(present(), MOST_FOUND)
  const within = { from: Math.min(part.from, MOST_FOUND), count: part.count }
  const ids = idsOf(await inOrder(present(), within))
  return { ...NOBODY, ids, total: Math.min(total, MOST_FOUND), isMore: total > MOST_FOUND }
}

async function gathered(scope: PeopleScope, few: string[], part: Part): Promise<Found> {
  const people = () => scope.narrow(present().whereIn('p.id', few), 'p.id')
  const total = scope.isNarrowed ? await countOf(people()) : few.length
  const ids = idsOf(await inOrder(people(), part, scope.isHidden ? 'p.id' : 'p.sort_key'))
  return { ...NOBODY, ids, total }
}

async function countOf(query: ReturnType<typeof present>) {
  const [{ total }] = await query.count('* as total')
  return Number(total)
}

/** Closed accounts are few: they are gathered, and then looked at. */
async function closed(scope: PeopleScope, part: Part): Promise<Found> {
  const some = db.from('identity_users').whereNotNull('disabled_at').limit(sizes.large)
  const people = () =>
    scope.narrow(present().whereIn('p.id', some.clone().select('person_id')), 'p.id')
  const total = await cappedCount(people(), MOST_FOUND)
  const ids = idsOf(await inOrder(people(), part))
  return { ...NOBODY, ids, total: Math.min(total, MOST_FOUND), isMore: total > MOST_FOUND }
}

/** In the order of names, asking of each whether they belong to the scope: of many, every few do. */
async function walked(scope: PeopleScope, part: Part): Promise<Found> {
  const from = Math.min(part.from, MOST_OF_LARGE)
  const people = eachWithin(scope, present(), 'p.id')
  const ids = idsOf(await inOrder(people, { from, count: part.count }))
  return { ...NOBODY, ids, total: MOST_OF_LARGE, isMore: true }
}
