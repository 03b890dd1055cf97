import { Exception } from '@adonisjs/core/exceptions'
import { pagerOf } from '#shared/database/pager'
import { formatDate } from '#shared/khmer/index'
import { translate } from '#shared/http/translate'
import { seenNames } from '#identity/queries/seen_names'
import { classAnswers } from '#courses/queries/class_answers'
import { classLearners, type ClassLearner } from '#courses/queries/class_learners'
import { stuckText, titleOf } from '#courses/queries/class_progress'
import type { Activity, Course } from '#courses/course_types'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

const PER_PAGE = 50

export const activityFilters = ['all', 'stuck', 'begun', 'open', 'done'] as const
export type ActivityFilter = (typeof activityFilters)[number]

type Asked = { groupId: string | null; filter: ActivityFilter; page: number }

/** One activity, learner by learner; of a quiz also what was answered. */
export async function activityProgress(
  course: Course,
  id: string,
  actor: Actor,
  locale: Locale,
  { groupId, filter, page }: Asked
) {
  const { activity, learners } = await classIn(course, id, groupId)
  const sorted = Object.fromEntries(
    activityFilters.map((one) => [one, learners.filter((it) => fits(it, activity.id, one))])
  ) as Record<ActivityFilter, ClassLearner[]>
  const pager = pagerOf(sorted[filter].length, page, PER_PAGE)
  const shown = sorted[filter].slice((pager.page - 1) * PER_PAGE, pager.page * PER_PAGE)
  const names = await seenNames(
    actor,
    shown.map(({ personId }) => personId),
    locale
  )
  const people = learners.map(({ personId }) => personId)
  return {
    ...activityHead(course, activity, locale),
    pager,
    counts: Object.fromEntries(activityFilters.map((one) => [one, sorted[one].length])),
    rows: shown.map((learner) => ({
      href: `/courses/${course.code}/progress/learners/${learner.personId}`,
      cells: {
        name: names.get(learner.personId) ?? '',
        ...cellsOf(learner, activity, locale),
      },
    })),
    questions: activity.quizId ? await classAnswers(activity.quizId, people, locale) : [],
  }
}

/** What a class answered in the quiz of an activity; nothing where it is none. */
export async function answersOfClass(
  course: Course,
  id: string,
  locale: Locale,
  groupId: string | null
) {
  const { activity, learners } = await classIn(course, id, groupId)
  const people = learners.map(({ personId }) => personId)
  return {
    ...activityHead(course, activity, locale),
    questions: activity.quizId ? await classAnswers(activity.quizId, people, locale) : [],
  }
}

/** A class with the activity of this id; 404 where the course has none. */
async function classIn(course: Course, id: string, groupId: string | null) {
  const { activities, learners } = await classLearners(course, { groupId })
  const activity = activities.find((one) => one.id === id)
  if (!activity) throw new Exception('No such activity', { status: 404, code: 'E_ROW_NOT_FOUND' })
  return { activity, learners }
}

function fits({ progress, stuck }: ClassLearner, id: string, filter: ActivityFilter): boolean {
  const one = progress.get(id)
  if (filter === 'stuck') return stuck?.activity?.id === id
  if (filter === 'open') return !one
  if (filter === 'begun') return one !== undefined && !one.doneAt
  return filter === 'all' || Boolean(one?.doneAt)
}

/** How a learner stands to an activity, as cells of a table. */
export function cellsOf(learner: ClassLearner, activity: Activity, locale: Locale) {
  const one = learner.progress.get(activity.id)
  const t = (key: string, data?: object) => translate(locale, `course_class.${key}`, { ...data })
  const day = (time: Date | null | undefined) =>
    time ? formatDate(time, { locale, style: 'long' }) : ''
  const isStuck = learner.stuck?.activity?.id === activity.id
  const { reason } = stuckText(learner, locale)
  return {
    state: {
      text: t(`states.${one?.doneAt ? 'done' : one ? 'begun' : 'open'}`),
      tone: one?.doneAt ? 'ok' : one ? 'info' : 'neutral',
      ...(isStuck && { sub: reason }),
    },
    score:
      typeof one?.score === 'number'
        ? translate(locale, 'course.percent', { percent: Math.round(one.score * 100) })
        : '',
    begun: day(one?.begunAt),
    done: day(one?.doneAt),
  }
}

const activityHead = (course: Course, activity: Activity, locale: Locale) => ({
  ...{ id: activity.id, title: titleOf(activity, locale) },
  here: `/courses/${course.code}/progress/activities/${activity.id}`,
  type: translate(locale, `course.types.${activity.type}`),
  edit: `/courses/${course.code}/activities/${activity.id}`,
})
