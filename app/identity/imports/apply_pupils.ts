import { newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import { bulkInsert } from '#shared/database/bulk_insert'
import { clusterText } from '#shared/khmer/clusters'
import { today } from '#identity/queries/current_memberships'
import { applyPeople } from '#identity/imports/apply_people'
import { classesOf } from '#identity/imports/class_places'
import type { AppliedRow } from '#shared/imports/import_kind'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { PeopleContext } from '#identity/imports/open_people'
import type { PersonRowValues } from '#identity/imports/person_row'

/** Writes pupils with their roles and puts them into their classes; a class that is new is made. */
export async function applyPupils(
  trx: TransactionClientContract,
  rows: AppliedRow<PersonRowValues>[],
  context: PeopleContext
) {
  await applyPeople(trx, rows, context)
  const { year } = context.options
  const pupils = rows
    .filter(
      ({ outcome, changes }) => outcome === 'add' || changes.some((one) => one.field === 'class')
    )
    .map(({ values }) => values)
    .filter((one) => one.class)
  const schools = [...new Set(pupils.map((one) => one.institution_id))]
  const standing = await classesOf(trx, schools, year)
  const keyOf = (one: PersonRowValues) => `${one.institution_id} ${one.class}`
  const made = new Map(
    pupils.filter((one) => !standing.has(keyOf(one))).map((one) => [keyOf(one), one])
  )
  await bulkInsert(
    trx,
    'identity_classes',
    ['id', 'institution_id', 'name', 'year', 'grade', 'search_text', 'created_at'],
    [...made].map(([key, one]) => {
      const id = newId()
      standing.set(key, id)
      const text = clusterText(one.class!)
      return [id, one.institution_id, one.class, year, one.grade, text, sqlTime()]
    })
  )
  await givePlaces(
    trx,
    pupils.map((one) => ({ id: one.id, classId: standing.get(keyOf(one))! }))
  )
}

/** Places from today; one that had ended begins anew. */
export async function givePlaces(
  trx: TransactionClientContract,
  wanted: { id: string; classId: string }[]
) {
  const sits = await trx
    .from('identity_class_pupils')
    .whereIn('class_id', [...new Set(wanted.map((one) => one.classId))])
    .whereIn(
      'person_id',
      wanted.map((one) => one.id)
    )
    .select('id', 'class_id', 'person_id')
  const known = new Map(sits.map((row) => [`${row.class_id} ${row.person_id}`, row.id as string]))
  const placeOf = (one: { id: string; classId: string }) => known.get(`${one.classId} ${one.id}`)
  const again = wanted.map(placeOf).filter((id) => id !== undefined)
  await trx
    .from('identity_class_pupils')
    .whereIn('id', again)
    .update({ ends_on: null, status: 'active' })
  await bulkInsert(
    trx,
    'identity_class_pupils',
    ['id', 'class_id', 'person_id', 'starts_on', 'status'],
    wanted
      .filter((one) => !placeOf(one))
      .map((one) => [newId(), one.classId, one.id, today(), 'active'])
  )
}
