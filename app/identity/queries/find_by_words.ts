import db from '@adonisjs/lucid/services/db'
import { beginsWith, startsWith, typedKeys } from '#identity/find/person_keys'
import {
  cappedCount,
  eachWithin,
  sizes,
  peopleOf,
  type PeopleScope,
} from '#identity/queries/people_scope'
import { MOST_FOUND, MOST_OF_LARGE, NOBODY, type Found, type Part } from '#identity/queries/found'
import { nationalIdKey } from '#identity/secrets/national_id'
import { normaliseIdentifier } from '#identity/secrets/normalise'

/**
 * People by what was typed, the beginnings of their keys: first those of a number or user name, then those of a
 * name, in the order of the name as it was typed. An index walk that stops at the cap, whoever many there are.
 */
export async function findByWords(scope: PeopleScope, { from, count }: Part): Promise<Found> {
  const typed = typedKeys(scope.filter.q!)
  const paper = await byAccountOrPaper(scope)
  const named = await byKeys(scope, typed)
  let ids = [...new Set([...paper, ...named.ids])]
  if (ids.length < FEW && typed.words.length > 1 && !scope.isHidden) {
    ids = [...new Set([...ids, ...(await byEveryWord(scope, typed.words))])]
  }
  if (named.needsPlace && ids.length === 0) return { ...NOBODY, needsPlace: true }
  const total = Math.min(ids.length, named.most)
  return { ...NOBODY, ids: ids.slice(from, from + count), total, isMore: ids.length > named.most }
}

type Typed = ReturnType<typeof typedKeys>

/** Of a small scope the keys are looked at; of a large one the keys are walked. */
async function byKeys(scope: PeopleScope, { name, numbers }: Typed) {
  const few = scope.isWhole || scope.isHidden ? undefined : await peopleOf(scope)
  if (few) return { ...NONE, ids: await ofFew(scope, few, [name, ...numbers].filter(Boolean)) }
  const exact = await byNumber(scope, numbers)
  const named = scope.isHidden ? NONE : await byName(scope, name)
  return { ...named, ids: [...exact, ...named.ids] }
}

/** Where so few were found, names are looked at whose words stand in another order. */
const FEW = 25

const NONE = { ids: [] as string[], most: MOST_FOUND, needsPlace: false }

const keys = () => db.from('identity_person_keys as k')

const idsOf = (rows: { person_id: string }[]) => rows.map((row) => row.person_id)

/** Only people of the scope: asked one by one, for the keys are walked in their order. */
function within(scope: PeopleScope, query = keys()) {
  if (!scope.isWhole) eachWithin(scope, query, 'k.person_id')
  return scope.narrow(query, 'k.person_id')
}

/**
 * By user name or number: the beginning of one, or the whole of it where very many begin so and most of them may
 * be out of reach. A pupil under a pseudonym by the whole of it only.
 */
async function byNumber(scope: PeopleScope, numbers: string[]) {
  const found: string[] = []
  for (const number of numbers) {
    const query = within(scope)
    if (await isBeginning(scope, number)) startsWith(query, 'k.key', number)
    else query.where('k.key', number)
    found.push(...idsOf(await query.orderBy('k.key').limit(MOST_OF_LARGE).select('k.person_id')))
  }
  return found
}

async function isBeginning(scope: PeopleScope, number: string) {
  if (scope.isHidden) return false
  if (scope.isWhole && !scope.isNarrowed) return true
  const fitting = await cappedCount(startsWith(keys(), 'k.key', number), MOST_FOUND)
  return fitting <= MOST_FOUND
}

/** By e-mail address; by national id where the actor looks after everybody. Both as a whole. */
async function byAccountOrPaper(scope: PeopleScope): Promise<string[]> {
  const q = normaliseIdentifier(scope.filter.q!)
  const found: string[] = []
  if (q.includes('@') && !scope.isHidden) {
    const accounts = within(scope, db.from('identity_users as k')).where('k.email', q)
    found.push(...idsOf(await accounts.select('k.person_id')))
  }
  if (scope.isWhole && /^\d{9,15}$/.test(q)) {
    const people = db.from('identity_people').where('national_id_key', nationalIdKey(q))
    found.push(...idsOf(await people.select('id as person_id')))
  }
  return found
}

async function byName(scope: PeopleScope, prefix: string) {
  if (!prefix) return NONE
  const walk = (most: number) =>
    startsWith(within(scope), 'k.key', prefix)
      .orderBy('k.key')
      .orderBy('k.person_id')
      .limit(most + 1)
      .select('k.person_id')
  if (scope.isWhole && !scope.isNarrowed) return { ...NONE, ids: idsOf(await walk(MOST_FOUND)) }
  const fitting = await cappedCount(startsWith(keys(), 'k.key', prefix), sizes.large)
  if (fitting <= sizes.large) return { ...NONE, ids: idsOf(await walk(MOST_FOUND)) }
  if (scope.isNarrowed) return { ...NONE, needsPlace: true }
  return { ...NONE, ids: idsOf(await walk(MOST_OF_LARGE)), most: MOST_OF_LARGE }
}

/** The keys of the people of the scope; put in order afterwards, so that nobody else's are walked. */
async function ofFew(scope: PeopleScope, few: string[], prefixes: string[]) {
  if (prefixes.length === 0) return []
  const query = scope.narrow(keys().whereIn('k.person_id', few), 'k.person_id')
  query.where((either) => {
    for (const prefix of prefixes) either.orWhere((one) => void beginsWith(one, 'k.key', prefix))
  })
  const rows = await query
    .orderByRaw("k.key || ''")
    .orderBy('k.person_id')
    .limit(MOST_FOUND + 1)
    .select('k.person_id')
  return idsOf(rows)
}

const MOST_WALKED = 2000

/** Words that do not follow each other in the name: the longest is walked, the others have to be there, too. */
async function byEveryWord(scope: PeopleScope, words: string[]) {
  const [longest, ...others] = [...words].sort((a, b) => b.length - a.length)
  const some = startsWith(keys(), 'k.key', longest).orderBy('k.key').limit(MOST_WALKED)
  const query = within(scope, db.from(some.select('k.key', 'k.person_id').as('k')))
  for (const [index, word] of others.entries()) {
    const other = `other${index}`
    const has = db.from(`identity_person_keys as ${other}`).select(db.raw('1'))
    has.whereColumn(`${other}.person_id`, 'k.person_id')
    query.whereExists(beginsWith(has, `${other}.key`, word))
  }
  return idsOf(await query.orderBy('k.key').limit(MOST_OF_LARGE).select('k.person_id'))
}
