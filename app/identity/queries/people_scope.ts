import db from '@adonisjs/lucid/services/db'
import { manages } from '#institutions/queries/managers'
import { subtreeOf } from '#institutions/queries/subtree_ids'
import { today } from '#identity/queries/current_memberships'
import { peopleTops } from '#identity/queries/reach'
import { sightOf } from '#identity/pseudonym'
import type { AccountState } from '#identity/queries/person_rows'
import type { Actor } from '#shared/actor'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'

/**
 * Up to so many people a list is read as a whole: their ids first, so that the database looks at these only. Beyond,
 * it is walked in the order of an index. Read at each use, so that tests can change it.
 */
export const sizes = { large: 20_000 }

export type PeopleFilter = {
  /** Words of a name in either script, a user name, a number, a phone number or an e-mail address. */
  q?: string | null
  role?: string | null
  /** Only people of this institution and those below it. */
  institutionId?: string | null
  group?: 'staff' | 'pupils' | null
  state?: AccountState | null
  grade?: number | null
  classId?: string | null
}

type Query = DatabaseQueryBuilderContract<any>

/** Whom a list is about, and how the actor sees them. */
export type PeopleScope = {
  filter: PeopleFilter
  /** Everybody on the server, also those without a role. */
  isWhole: boolean
  /** Pupils whom the actor knows by pseudonym only: never in the order of their names, nor found by them. */
  isHidden: boolean
  /** Account or class are asked for, too. */
  isNarrowed: boolean
  /** The roles that count, as `m`. */
  memberships(): Query
  /** Narrows a query over people by what is asked of account and class. */
  narrow(query: Query, personColumn: string): Query
}

/** Officers look after people whose pupils they don't see by name. */
export function seesAllNames(actor: Actor) {
  const { below } = sightOf(actor)
  return manages.everything(actor) || peopleTops(actor).every((id) => below.includes(id))
}

/**
 * The people the actor looks after: those with a role that has not ended at or below the actor's institutions; for
 * an administrator of the whole also those who have none. Where names of pupils stay hidden, staff and pupils are
 * two lists: in one, the places of the pupils would tell their names.
 */
export async function peopleScope(actor: Actor, asked: PeopleFilter): Promise<PeopleScope> {
  const seesNames = seesAllNames(actor)
  const isPupils = asked.group === 'pupils' || asked.role === 'student'
  const group = asked.group ?? (seesNames ? null : isPupils ? 'pupils' : 'staff')
  const filter = { ...asked, group }
  const isEverything = manages.everything(actor)
  const tops = filter.institutionId
    ? [filter.institutionId]
    : isEverything
      ? null
      : peopleTops(actor)
  const within = tops && (await institutionsAt(tops))
  return {
    filter,
    isWhole: isEverything && !filter.role && !filter.institutionId && !group,
    isHidden: !seesNames && isPupils,
    isNarrowed: Boolean(filter.state || filter.grade || filter.classId),
    memberships: () => scopedMemberships(filter, within),
    narrow: (query, column) => narrowed(query, column, filter),
  }
}

const MOST_IN_LIST = 2000

/** Ids where they are few enough to stand in a statement: each row is then compared with a list, not with a table. */
async function institutionsAt(tops: string[]) {
  const rows = await subtreeOf(tops).limit(MOST_IN_LIST + 1)
  if (rows.length > MOST_IN_LIST) return subtreeOf(tops)
  return [...new Set(rows.map((row: { descendant_id: string }) => row.descendant_id))]
}

type Within = Awaited<ReturnType<typeof institutionsAt>> | null

function scopedMemberships({ role, group }: PeopleFilter, within: Within) {
  const query: Query = db.from('identity_memberships as m')
  query.where((either) => either.whereNull('m.ends_on').orWhere('m.ends_on', '>=', today()))
  if (within) query.whereIn('m.institution_id', within as string[])
  if (role) query.where('m.role', role)
  if (group === 'pupils') query.where('m.role', 'student')
  if (group === 'staff') query.whereNot('m.role', 'student')
  return query
}

function narrowed(query: Query, column: string, { state, grade, classId }: PeopleFilter) {
  if (state === 'none') query.whereNotIn(column, db.from('identity_users').select('person_id'))
  else if (state) query.whereIn(column, accountsIn(state))
  if (grade || classId) {
    const places = db
      .from('identity_class_pupils as place')
      .join('identity_classes as c', 'c.id', 'place.class_id')
      .where((either) => either.whereNull('place.ends_on').orWhere('place.ends_on', '>=', today()))
      .select('place.person_id')
    if (grade) places.where('c.grade', grade)
    if (classId) places.where('c.id', classId)
    query.whereIn(column, places)
  }
  return query
}

function accountsIn(state: AccountState) {
  const accounts = db.from('identity_users').select('person_id')
  if (state === 'disabled') return accounts.whereNotNull('disabled_at')
  accounts.whereNull('disabled_at')
  return state === 'unused'
    ? accounts.whereNotNull('initial_secret')
    : accounts.whereNull('initial_secret')
}

/** The ids of the people of a scope that is not large; undefined for one that is. */
export async function peopleOf(scope: PeopleScope): Promise<string[] | undefined> {
  const rows = await scope
    .memberships()
    .limit(sizes.large + 1)
    .select('m.person_id')
  if (rows.length > sizes.large) return undefined
  return [...new Set(rows.map((row): string => row.person_id))]
}

/**
 * Narrows a large list to people of the scope, asked one by one. Written as a value and not as `exists`, which
 * PostgreSQL may turn into a join of everything before it sorts.
 */
export function eachWithin(scope: PeopleScope, query: Query, personColumn: string): Query {
  const held = scope.memberships().whereColumn('m.person_id', personColumn).limit(1)
  const { sql, bindings } = held.select(db.raw('1')).toSQL()
  return query.whereRaw(`1 = (${sql})`, bindings as any[])
}

/** How many rows a query has, but no more than `most + 1` are counted. */
export async function cappedCount(query: Query, most: number): Promise<number> {
  const some = query.select(db.raw('1 as one')).limit(most + 1)
  const [{ total }] = await db.from(some.as('some')).count('* as total')
  return Number(total)
}
