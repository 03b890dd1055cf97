import { clock } from '#shared/clock'
import { pagerOf } from '#shared/database/pager'
import { formatDate, formatTime } from '#shared/khmer/index'
import { inLocale, translate } from '#shared/http/translate'
import { seenNames } from '#identity/queries/seen_names'
import { counts } from '#courses/path/course_path'
import { stuckReasons } from '#courses/path/stuck'
import { courseGroups } from '#courses/queries/course_groups'
import { classLearners, MOST_LEARNERS, type ClassLearner } from '#courses/queries/class_learners'
import type { Activity, Course } from '#courses/course_types'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

const PER_PAGE = 30

/** So many names of those who are here; the number of all is told. */
const MOST_HERE = 60

/** Below so many a mean says too much of one. */
const FEWEST = 5

export const titleOf = ({ titleKm, titleEn }: Activity, locale: Locale) =>
  inLocale(locale, titleKm, titleEn)

/** Figures of a class without a name: how many are where, activity by activity. */
export function classFigures(
  course: Course,
  { activities, learners }: Awaited<ReturnType<typeof classLearners>>,
  locale: Locale
) {
  const scores = (id: string) =>
    learners
      .map(({ progress }) => progress.get(id)?.score ?? null)
      .filter((score) => score !== null)
  return {
    total: learners.length,
    here: learners.filter(({ isHere }) => isHere).length,
    through: learners.filter(({ isComplete }) => isComplete).length,
    stuck: learners.filter(({ stuck }) => stuck !== null).length,
    isCut: learners.length === MOST_LEARNERS,
    of: activities.filter(counts).length,
    activities: activities
      .filter(({ completion }) => completion !== 'none')
      .map((activity) => {
        const { id } = activity
        const begun = learners.filter(({ progress }) => progress.has(id)).length
        const done = learners.filter(({ progress }) => progress.get(id)?.doneAt).length
        const reached = scores(id)
        return {
          ...{ id, title: titleOf(activity, locale), done, begun: begun - done },
          href: `/courses/${course.code}/progress/activities/${id}`,
          type: translate(locale, `course.types.${activity.type}`),
          open: learners.length - begun,
          here: learners.filter((one) => one.isHere && one.at?.id === id).length,
          stuck: learners.filter((one) => one.stuck?.activity?.id === id).length,
          score: reached.length >= FEWEST ? meanOf(reached) : null,
        }
      }),
  }
}

const meanOf = (scores: readonly number[]) =>
  Math.round((scores.reduce((sum, one) => sum + one, 0) / scores.length) * 100)

type Asked = { groupId: string | null; page: number }

/** The progress of a class as its teacher sees it: who is stuck on what, who is here, activity by activity. */
export async function classProgress(course: Course, actor: Actor, locale: Locale, asked: Asked) {
  const groups = await courseGroups(course.id)
  const group = groups.find(({ id }) => id === asked.groupId)
  const found = await classLearners(course, { groupId: group?.id })
  const waiting = found.learners.filter(({ stuck }) => stuck !== null).sort(byNeed)
  const pager = pagerOf(waiting.length, asked.page, PER_PAGE)
  const from = (pager.page - 1) * PER_PAGE
  const stuck = waiting.slice(from, from + PER_PAGE)
  const here = found.learners.filter(({ isHere }) => isHere).slice(0, MOST_HERE)
  const ids = [...stuck, ...here].map(({ personId }) => personId)
  const names = await seenNames(actor, ids, locale)
  const about = (learner: ClassLearner) => ({
    ...{ personId: learner.personId, name: names.get(learner.personId) ?? '' },
    href: `/courses/${course.code}/progress/learners/${learner.personId}`,
    at: learner.at ? titleOf(learner.at, locale) : '',
    done: learner.done,
  })
  return {
    ...{ groups, groupId: group?.id ?? null, pager },
    ...classFigures(course, found, locale),
    stuckOnes: stuck.map((learner) => ({ ...about(learner), ...stuckText(learner, locale) })),
    hereOnes: here.map(about),
    now: formatTime(clock.now().toJSDate(), { locale }),
  }
}

/** The most telling reason first, within one those who wait longest. */
function byNeed({ stuck: a }: ClassLearner, { stuck: b }: ClassLearner) {
  const rank = stuckReasons.indexOf(a!.reason) - stuckReasons.indexOf(b!.reason)
  return rank || a!.since.getTime() - b!.since.getTime()
}

/** What is said of somebody who is stuck. */
export function stuckText({ stuck, progress, nudgedAt }: ClassLearner, locale: Locale) {
  if (!stuck) return { reason: '', on: '', nudged: '' }
  const { activity, reason, since } = stuck
  const score = activity && progress.get(activity.id)?.score
  const day = (time: Date) => formatDate(time, { locale, style: 'long' })
  return {
    on: activity ? titleOf(activity, locale) : '',
    reason: translate(locale, `course_class.reasons.${reason}`, {
      ...{ percent: Math.round((score ?? 0) * 100), needed: activity?.passing ?? 0 },
      ...{ day: day(since), time: formatTime(since, { locale }) },
    }),
    nudged: nudgedAt ? translate(locale, 'course_class.nudged', { day: day(nudgedAt) }) : '',
  }
}
