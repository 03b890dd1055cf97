import db from '@adonisjs/lucid/services/db'
import { foundPeople } from '#identity/queries/found_people'
import { MOST_FOUND } from '#identity/queries/found'
import { peopleByIds } from '#identity/queries/list_people'
import { peopleScope, type PeopleFilter, type PeopleScope } from '#identity/queries/people_scope'
import { personRows, type PersonRow } from '#identity/queries/person_rows'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

const PART = 500

/** Everyone of a list, part by part, however many: what was searched for in its order, else in the order of ids. */
export async function* everyFoundPerson(
  actor: Actor,
  filter: PeopleFilter,
  locale: Locale
): AsyncGenerator<PersonRow[]> {
  const scope = await peopleScope(actor, filter)
  const parts = filter.q ? searched(scope) : walked(scope)
  for await (const ids of parts) yield personRows(await peopleByIds(ids), locale, actor)
}

async function* searched(scope: PeopleScope) {
  const { ids } = await foundPeople(scope, { from: 0, count: MOST_FOUND })
  for (let from = 0; from < ids.length; from += PART) yield ids.slice(from, from + PART)
}

async function* walked(scope: PeopleScope) {
  for (let last = ''; ;) {
    const query = db.from('identity_people as p').whereNull('p.merged_into_id')
    if (!scope.isWhole) query.whereIn('p.id', scope.memberships().select('m.person_id'))
    if (last) query.where('p.id', '>', last)
    const rows = await scope.narrow(query, 'p.id').orderBy('p.id').limit(PART).select('p.id')
    if (rows.length === 0) return
    last = rows.at(-1)!.id
    yield rows.map((row): string => row.id)
  }
}
