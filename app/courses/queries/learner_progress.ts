import db from '@adonisjs/lucid/services/db'
import { Exception } from '@adonisjs/core/exceptions'
import { validate } from 'uuid'
import { translate } from '#shared/http/translate'
import { seenNames } from '#identity/queries/seen_names'
import { counts } from '#courses/path/course_path'
import { attemptOf } from '#courses/queries/attempts'
import { cellsOf } from '#courses/queries/activity_progress'
import { classLearners } from '#courses/queries/class_learners'
import { stuckText, titleOf } from '#courses/queries/class_progress'
import type { Activity, Course } from '#courses/course_types'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

const MOST_ATTEMPTS = 100

/** One learner through the whole course, with the quizzes that were taken; 404 for who takes no part. */
export async function learnerProgress(
  course: Course,
  personId: string,
  actor: Actor,
  locale: Locale
) {
  const found = validate(personId) && (await classLearners(course, { personIds: [personId] }))
  const learner = found && found.learners[0]
  if (!found || !learner)
    throw new Exception('No such learner', { status: 404, code: 'E_ROW_NOT_FOUND' })
  const { activities } = found
  const names = await seenNames(actor, [personId], locale)
  const attempts = await quizAttempts(activities, personId)
  return {
    ...{ personId, name: names.get(personId) ?? '', seenAt: learner.seenAt },
    ...{ isComplete: learner.isComplete, done: learner.done, of: activities.filter(counts).length },
    stuck: learner.stuck && stuckText(learner, locale),
    rows: activities.map((activity) => {
      const cells = cellsOf(learner, activity, locale)
      const isNone = activity.completion === 'none'
      return {
        cells: {
          title: {
            ...{ text: titleOf(activity, locale) },
            href: `/courses/${course.code}/progress/activities/${activity.id}`,
            sub: translate(locale, `course.types.${activity.type}`),
          },
          ...(isNone ? {} : cells),
        },
      }
    }),
    answers: attempts.map((attempt) => ({
      href: `/quiz-attempts/${attempt.id}`,
      cells: answerCells(attempt, activities, locale),
    })),
  }
}

async function quizAttempts(activities: readonly Activity[], personId: string) {
  const quizzes = activities.flatMap(({ quizId }) => quizId ?? [])
  if (quizzes.length === 0) return []
  const rows = await db
    .from('courses_quiz_attempts as a')
    .whereIn('a.quiz_id', quizzes)
    .where({ 'a.person_id': personId, 'a.is_trial': false })
    .orderBy('a.started_at', 'desc')
    .limit(MOST_ATTEMPTS)
    .select('a.*')
    .select(
      db
        .from('courses_quiz_answers as w')
        .whereColumn('w.attempt_id', 'a.id')
        .whereNotNull('w.answer')
        .count('*')
        .as('answered')
    )
    .select(
      db
        .from('courses_quiz_answers as w')
        .whereColumn('w.attempt_id', 'a.id')
        .count('*')
        .as('asked')
    )
  return rows.map((row) => ({
    ...{ ...attemptOf(row), answered: Number(row.answered), asked: Number(row.asked) },
  }))
}

type Taken = Awaited<ReturnType<typeof quizAttempts>>[number]

function answerCells(attempt: Taken, activities: readonly Activity[], locale: Locale) {
  const activity = activities.find(({ quizId }) => quizId === attempt.quizId)!
  const isMarked = attempt.state === 'marked' && attempt.most > 0
  return {
    title: titleOf(activity, locale),
    number: attempt.number,
    answered: translate(locale, 'course.share', { done: attempt.answered, of: attempt.asked }),
    state: {
      ...{ text: translate(locale, `courses.attempt_states.${attempt.state}`) },
      tone: attempt.state === 'open' ? 'info' : 'neutral',
    },
    score: isMarked
      ? translate(locale, 'course.percent', {
          percent: Math.round(((attempt.score ?? 0) / attempt.most) * 100),
        })
      : '',
  }
}
