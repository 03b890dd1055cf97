import db from '@adonisjs/lucid/services/db'
import { bulkInsert } from '#shared/database/bulk_insert'
import { personKeys } from '#identity/find/person_keys'
import { pseudonymOf } from '#identity/pseudonym'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

const PART = 200

/** Writes anew under which keys these people are found, from their names, numbers, former numbers and accounts. */
export async function writeKeys(
  personIds: readonly string[],
  client: QueryClientContract = db.connection()
) {
  for (let from = 0; from < personIds.length; from += PART) {
    await writePart(personIds.slice(from, from + PART), client)
  }
}

async function writePart(ids: readonly string[], client: QueryClientContract) {
  const list = [...ids]
  const people = await client
    .from('identity_people as p')
    .leftJoin('identity_users as u', 'u.person_id', 'p.id')
    .whereIn('p.id', list)
    .whereNull('p.merged_into_id')
    .select('p.id', 'p.surname_km', 'p.given_km', 'p.surname_latin', 'p.given_latin', 'p.phone')
    .select('p.payroll_id', 'p.student_number', 'u.username')
  const former = await client
    .from('identity_payroll_numbers')
    .whereIn('person_id', list)
    .select('person_id', 'number')
  const rows = people.flatMap((row) =>
    personKeys({
      surnameKm: row.surname_km,
      givenKm: row.given_km,
      surnameLatin: row.surname_latin,
      givenLatin: row.given_latin,
      phone: row.phone,
      names: [
        ...[row.username, row.payroll_id, row.student_number],
        ...former.filter((one) => one.person_id === row.id).map((one) => one.number),
        row.student_number && !row.payroll_id ? pseudonymOf(row.id) : null,
      ],
    }).map((key) => ({ key, person_id: row.id }))
  )
  await client.from('identity_person_keys').whereIn('person_id', list).delete()
  const values = rows.map((row) => [row.key, row.person_id])
  await bulkInsert(client, 'identity_person_keys', ['key', 'person_id'], values)
}

/** The same for everyone, part by part: for a server that had people before it had keys. */
export async function writeKeysOfAll(client: QueryClientContract) {
  for (let last = ''; ;) {
    const query = client.from('identity_people').orderBy('id').limit(PART).select('id')
    if (last) query.where('id', '>', last)
    const rows = await query
    const ids = rows.map((row) => row.id as string)
    if (ids.length === 0) return
    await writePart(ids, client)
    last = ids.at(-1)!
  }
}
