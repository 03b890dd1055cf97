import { manages } from '#institutions/queries/managers'
import db from '@adonisjs/lucid/services/db'
import { validate } from 'uuid'
import { subtreeOf } from '#institutions/queries/subtree_ids'
import { matchText } from '#shared/database/match_text'
import { pagerOf, type Page } from '#shared/database/pager'
import { countPupils, countPupilsBy, type Heads } from '#identity/queries/class_counts'
import { classGrades, classShifts, gradeLabel, readGrade } from '#identity/queries/class_grades'
import { today } from '#identity/queries/current_memberships'
import { institutionNames } from '#identity/queries/institution_names'
import { personName } from '#identity/queries/person_name'
import { peopleTops } from '#identity/queries/reach'
import SchoolClass from '#identity/models/school_class'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

export type ClassRow = {
  id: string
  name: string
  year: string
  grade: string
  shift: string | null
  room: string | null
  capacity: number | null
  institution: string
  homeroom: string | null
  pupils: number
  female: number
}

export type ClassFilter = {
  /** Words of the name, the room or the homeroom teacher. */
  q?: string | null
  year?: string | null
  /** A code of `class_grade`. */
  grade?: string | null
  shift?: string | null
  /** Only the classes the actor teaches or is homeroom teacher of. */
  mine?: boolean
  institutionId?: string | null
}

/** The classes of the actor: within reach, as homeroom teacher, as teacher of a subject. */
export function classesOf(actor: Actor, filter: ClassFilter = {}) {
  const query = SchoolClass.query()
  // Who looks after everything has no need to be asked for the place of each.
  const isWhole = !filter.mine && manages.everything(actor)
  if (!isWhole) query.whereIn('id', within(actor.personId, filter.mine ? [] : peopleTops(actor)))
  matchText(query, 'search_text', filter.q)
  if (filter.year) query.where('year', filter.year)
  const grade = filter.grade ? readGrade(filter.grade) : undefined
  if (grade) query.where('grade', grade.grade)
  if (grade?.track) query.where('track', grade.track)
  if (filter.shift) query.where('shift', filter.shift)
  if (filter.institutionId && validate(filter.institutionId)) {
    query.whereIn('institution_id', subtreeOf([filter.institutionId]))
  }
  return query
}

/** Ids of the person's own classes and of those below these institutions; each part by an index of its own. */
function within(personId: string, tops: string[]) {
  const classes = () => db.from('identity_classes').select('id')
  const own = classes().where('homeroom_person_id', personId).union(taughtBy(personId))
  if (tops.length > 0) own.union(classes().whereIn('institution_id', subtreeOf(tops)))
  return own
}

const taughtBy = (personId: string) =>
  db
    .from('identity_class_teachers')
    .where('person_id', personId)
    .where((open) => open.whereNull('ends_on').orWhere('ends_on', '>=', today()))
    .select('class_id')

/** Of so many classes the pupils are counted together. */
const MOST_COUNTED = 500

/** One page of them, the latest year first, and how many pupils all that fit have. */
export async function listClasses(
  actor: Actor,
  filter: ClassFilter & { page: number; perPage?: number },
  locale: Locale
): Promise<Page<ClassRow> & { heads: Heads | null }> {
  const query = classesOf(actor, filter)
  const [{ $extras }] = await query.clone().count('* as total')
  const pager = pagerOf($extras.total, filter.page, filter.perPage ?? 25)
  const heads = pager.total <= MOST_COUNTED ? await countPupils(query.clone().select('id')) : null
  const classes = await inOrder(query).forPage(pager.page, pager.perPage)
  return { rows: await classRows(classes, locale), pager, heads }
}

export const inOrder = (query: ReturnType<typeof classesOf>) =>
  query
    .preload('homeroom')
    .orderBy('year', 'desc')
    .orderBy('grade')
    .orderBy('track')
    .orderBy('name')
    .orderBy('id')

/** Classes as lists show them; `homeroom` is loaded. Two queries besides the code lists. */
export async function classRows(classes: SchoolClass[], locale: Locale): Promise<ClassRow[]> {
  const ids = classes.map((one) => one.id)
  const heads = await countPupilsBy(ids)
  const grades = await classGrades(locale)
  const shifts = await classShifts(locale)
  const names = await institutionNames(
    classes.map((one) => one.institutionId),
    locale
  )
  return classes.map((one) => ({
    id: one.id,
    name: one.name,
    year: one.year,
    grade: gradeLabel(grades, one),
    shift: shifts.find(({ code }) => code === one.shift)?.label ?? one.shift,
    room: one.room,
    capacity: one.capacity,
    institution: names.get(one.institutionId) ?? '',
    homeroom: one.homeroom ? personName(one.homeroom, locale) : null,
    pupils: heads.get(one.id)?.total ?? 0,
    female: heads.get(one.id)?.female ?? 0,
  }))
}
