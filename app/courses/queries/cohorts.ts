import db from '@adonisjs/lucid/services/db'
import { Exception } from '@adonisjs/core/exceptions'
import { pagerOf } from '#shared/database/pager'
import { matchText } from '#shared/database/match_text'
import { translate } from '#shared/http/translate'
import { seenNames } from '#identity/queries/seen_names'
import { narrowToReach } from '#courses/access'
import type { Actor } from '#shared/actor'
import type { Learner } from '#courses/actions/enrol'
import type { Kept } from '#courses/types'
import type { Locale } from '#config/i18n'

/** For whom a cohort may be: a cohort is never of the whole country. */
export const cohortScopes = ['own', 'institution'] as const

export type Cohort = Kept & { id: string; code: string; name: string }

const PER_PAGE = 20
const PEOPLE_PER_PAGE = 50

/** The most people of a cohort. */
export const MOST_IN_COHORT = 2000

const cohortOf = (row: any): Cohort => ({
  ...{ id: row.id, code: row.code, name: row.name, scope: row.scope },
  ...{ institutionId: row.institution_id, createdBy: row.created_by },
})

/** The cohort of this code; 404 where there is none. */
export async function findCohort(code: string): Promise<Cohort> {
  const row = await db.from('courses_cohorts').where('code', code.toUpperCase()).first()
  if (!row) throw new Exception('No such cohort', { status: 404, code: 'E_ROW_NOT_FOUND' })
  return cohortOf(row)
}

const people = (cohortId: string) => db.from('courses_cohort_people').where('cohort_id', cohortId)

/** The cohorts that this person may use, with how many people are in each. Two queries. */
export async function listCohorts(
  actor: Actor,
  locale: Locale,
  { q, page }: { q: string | null; page: number }
) {
  const asked = () => {
    const query = db.from('courses_cohorts as c')
    narrowToReach(query, actor, 'c.')
    matchText(query, 'c.search_text', q)
    return query
  }
  const [{ total }] = await asked().count('* as total')
  const pager = pagerOf(total, page, PER_PAGE)
  const rows = await asked()
    .select('c.*')
    .select(
      db
        .from('courses_cohort_people as p')
        .whereColumn('p.cohort_id', 'c.id')
        .count('*')
        .as('people')
    )
    .orderBy('c.updated_at', 'desc')
    .orderBy('c.id')
    .limit(PER_PAGE)
    .offset((pager.page - 1) * PER_PAGE)
  return {
    pager,
    rows: rows.map((row) => ({
      href: `/cohorts/${row.code}`,
      cells: {
        name: row.name as string,
        scope: translate(locale, `courses.scopes.${row.scope}`),
        people: Number(row.people),
      },
    })),
  }
}

/** Cohorts to choose from in a form. One query. */
export async function cohortChoices(actor: Actor) {
  const query = db.from('courses_cohorts as c').orderBy('c.updated_at', 'desc').limit(100)
  narrowToReach(query, actor, 'c.')
  const rows = await query.select('c.code', 'c.name')
  return rows.map((row) => ({ value: row.code as string, text: row.name as string }))
}

/** A page of the people of a cohort. */
export async function cohortPeople(cohort: Cohort, actor: Actor, locale: Locale, page: number) {
  const [{ total }] = await people(cohort.id).count('* as total')
  const pager = pagerOf(total, page, PEOPLE_PER_PAGE)
  const rows = await people(cohort.id)
    .orderBy('added_at')
    .orderBy('id')
    .limit(PEOPLE_PER_PAGE)
    .offset((pager.page - 1) * PEOPLE_PER_PAGE)
    .select('person_id')
  const ids = rows.map((row) => row.person_id as string)
  const names = await seenNames(actor, ids, locale)
  return { pager, people: ids.map((id) => ({ personId: id, name: names.get(id) ?? '' })) }
}

/** Everybody in a cohort, to be enrolled. One query. */
export async function learnersOfCohort({ id }: Cohort): Promise<Learner[]> {
  const rows = await people(id).orderBy('added_at').orderBy('id').limit(MOST_IN_COHORT)
  return rows.map((row) => ({ personId: row.person_id, institutionId: row.institution_id }))
}
