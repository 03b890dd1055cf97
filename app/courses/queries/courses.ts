import db from '@adonisjs/lucid/services/db'
import { Exception } from '@adonisjs/core/exceptions'
import { clock } from '#shared/clock'
import { fromJson } from '#shared/database/from_json'
import { instant } from '#shared/database/instant'
import { pagerOf } from '#shared/database/pager'
import { sqlTime } from '#shared/database/times'
import { matchText } from '#shared/database/match_text'
import { inLocale, translate } from '#shared/http/translate'
import { listSubjects } from '#curriculum/queries/list_subjects'
import { subtreeOf } from '#institutions/queries/subtree_ids'
import { narrowToReach } from '#courses/access'
import { courseDefaults, type Course, type CourseSettings } from '#courses/course_types'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

const PER_PAGE = 12

export const courseOf = (row: any): Course => ({
  ...{ id: row.id, code: row.code, state: row.state, scope: row.scope },
  ...{ titleKm: row.title_km, titleEn: row.title_en },
  ...{ descriptionKm: row.description_km, descriptionEn: row.description_en },
  ...{ institutionId: row.institution_id, subjectId: row.subject_id, createdBy: row.created_by },
  isGuest: Boolean(row.is_guest),
  settings: { ...courseDefaults, ...fromJson<Partial<CourseSettings>>(row.settings) },
  entryCode: row.entry_code,
  ...{ opensAt: instant(row.opens_at), closesAt: instant(row.closes_at) },
})

const notThere = () => new Exception('No such course', { status: 404, code: 'E_ROW_NOT_FOUND' })

/** The course of this code, whatever its state; 404 where there is none. */
export async function findCourse(code: string): Promise<Course> {
  const row = await db.from('courses_courses').where('code', code.toUpperCase()).first()
  if (!row) throw notThere()
  return courseOf(row)
}

/** The same by its id. */
export async function findCourseById(id: string): Promise<Course> {
  const row = await db.from('courses_courses').where('id', id).first()
  if (!row) throw notThere()
  return courseOf(row)
}

/** Whether learners may work in it now. */
export function runsNow({ state, opensAt, closesAt }: Course): boolean {
  const now = clock.now().toMillis()
  if (state !== 'open') return false
  return !(opensAt && opensAt.getTime() > now) && !(closesAt && closesAt.getTime() <= now)
}

export const courseTabs = ['find', 'mine', 'teach'] as const
export type CourseTab = (typeof courseTabs)[number]

type Asked = { tab: CourseTab; q: string | null; subject: string | null; page: number }

/** Courses that this person may find, takes, or teaches and writes. Visitors find those open to guests. */
export async function listCourses(actor: Actor | null, locale: Locale, asked: Asked) {
  const rows = () => narrow(actor, asked)
  const [{ total }] = await rows().count('* as total')
  const pager = pagerOf(total, asked.page, PER_PAGE)
  const found = await rows()
    .select('c.*')
    .orderBy('c.updated_at', 'desc')
    .orderBy('c.id')
    .limit(PER_PAGE)
    .offset((pager.page - 1) * PER_PAGE)
  return { pager, courses: await courseItems(found.map(courseOf), actor, locale) }
}

function narrow(actor: Actor | null, { tab, q, subject }: Asked) {
  const query = db.from('courses_courses as c')
  matchText(query, 'c.search_text', q)
  if (subject) {
    query.whereIn(
      'c.subject_id',
      db.from('curriculum_subjects').where('code', subject).select('id')
    )
  }
  if (actor && tab === 'teach') {
    query.where((mine) => {
      mine
        .where((reached) => narrowToReach(reached, actor, 'c.'))
        .orWhereIn('c.id', taughtBy(actor))
    })
    return query
  }
  if (actor && tab === 'mine') {
    const taken = db.from('courses_enrolments').where('person_id', actor.personId)
    query.whereIn('c.id', taken.whereNot('state', 'left').select('course_id'))
    return query.whereNot('c.state', 'draft')
  }
  query.where('c.state', 'open')
  query.where((time) => time.whereNull('c.closes_at').orWhere('c.closes_at', '>', sqlTime()))
  if (!actor) return query.where('c.scope', 'national').where('c.is_guest', true)
  const tops = [...new Set(actor.grants.map(({ institutionId }) => institutionId))]
  return query.where((open) => {
    open.where('c.scope', 'national')
    open.orWhere((near) =>
      near.where('c.scope', 'institution').whereIn('c.institution_id', subtreeOf(tops))
    )
  })
}

const taughtBy = ({ personId }: Actor) =>
  db.from('courses_instructors').where('person_id', personId).select('course_id')

/** Courses as rows of a list, with how far this person is in each. Two queries. */
export async function courseItems(courses: Course[], actor: Actor | null, locale: Locale) {
  const subjects = await listSubjects(locale)
  const taken = actor
    ? await db
        .from('courses_enrolments')
        .where('person_id', actor.personId)
        .whereIn(
          'course_id',
          courses.map(({ id }) => id)
        )
        .whereNot('state', 'left')
    : []
  return courses.map((course) => {
    const own = taken.find((row) => row.course_id === course.id)
    const subject = subjects.find(({ id }) => id === course.subjectId)
    return {
      ...{ code: course.code, href: `/courses/${course.code}`, state: course.state },
      title: inLocale(locale, course.titleKm, course.titleEn),
      description: inLocale(locale, course.descriptionKm, course.descriptionEn),
      cover: {
        ...{ subject: subject?.name, colour: subject?.colour },
        kind: translate(locale, 'course.one'),
      },
      tags: tagsOf(course, own, locale),
    }
  })
}

function tagsOf(course: Course, own: any, locale: Locale) {
  const t = (key: string) => translate(locale, `course.${key}`)
  if (course.state !== 'open') return [{ text: t(`states.${course.state}`), tone: 'warn' }]
  if (!own) return []
  if (own.completed_at !== null) return [{ text: t('completed'), tone: 'ok' }]
  const text = t(own.state === 'waiting' ? 'enrolment_states.waiting' : 'enrolment_states.active')
  return [{ text, tone: 'info' }]
}
