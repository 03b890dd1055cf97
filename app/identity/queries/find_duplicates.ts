import db from '@adonisjs/lucid/services/db'
import { subtreeOf } from '#institutions/queries/subtree_ids'
import { today } from '#identity/queries/current_memberships'
import { peopleByIds } from '#identity/queries/list_people'
import { personRows, type PersonRow } from '#identity/queries/person_rows'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

const MOST = 50

export type Duplicate = { one: PersonRow; other: PersonRow }

/**
 * Pairs of people at or below the institution who may be one person: the same name in Khmer letters, no different
 * sex, date of birth or age. At most 50; the rest come when these are settled.
 */
export async function findDuplicates(
  actor: Actor,
  institutionId: string,
  locale: Locale
): Promise<Duplicate[]> {
  const pairs = await pairsAt(institutionId)
  const people = await peopleByIds([...new Set(pairs.flat())])
  const shown = await personRows(people, locale, actor)
  const rows = new Map(shown.map((row) => [row.id, row]))
  return pairs
    .map(([a, b]) => ({ one: rows.get(a)!, other: rows.get(b)! }))
    .filter(({ one, other }) => one && other && !one.isHidden && !other.isHidden)
}

async function pairsAt(institutionId: string): Promise<[string, string][]> {
  const held = () =>
    db
      .from('identity_memberships')
      .whereIn('institution_id', subtreeOf([institutionId]))
      .where((either) => either.whereNull('ends_on').orWhere('ends_on', '>=', today()))
      .select('person_id')
  const query = db
    .from('identity_people as a')
    .join('identity_people as b', 'b.sort_key', 'a.sort_key')
    .whereColumn('a.id', '<', 'b.id')
    .whereNot('a.sort_key', '')
    .whereNull('a.merged_into_id')
    .whereNull('b.merged_into_id')
    .whereIn('a.id', held())
    .whereIn('b.id', held())
  for (const column of ['sex', 'birth_date', 'age_band']) {
    query.where((either) =>
      either
        .whereNull(`a.${column}`)
        .orWhereNull(`b.${column}`)
        .orWhereColumn(`a.${column}`, `b.${column}`)
    )
  }
  const rows = await query
    .orderBy('a.sort_key')
    .orderBy('a.id')
    .orderBy('b.id')
    .limit(MOST)
    .select('a.id as one', 'b.id as other')
  return rows.map((row) => [row.one, row.other])
}
