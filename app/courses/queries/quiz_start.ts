import db from '@adonisjs/lucid/services/db'
import { gradeOf } from '#courses/quizzes/grade'
import { allowanceOf } from '#courses/quizzes/allowances'
import { attemptsOf, leftOf, type Attempt } from '#courses/queries/attempts'
import { isOpenNow, type Quiz } from '#courses/queries/quizzes'
import type { Actor } from '#shared/actor'

/** What the first page of a quiz says to this person: what was done, what counts, whether there is another go. */
export async function quizStart(actor: Actor, quiz: Quiz) {
  const attempts = await attemptsOf(quiz.id, actor.personId)
  const allowed = await allowanceOf(db.connection(), actor.personId, quiz.id)
  const most = quiz.settings.attempts
  const left = most > 0 ? Math.max(0, most + allowed.extraAttempts - attempts.length) : null
  const open = attempts.find(({ state }) => state === 'open')
  const grade = quizGrade(quiz, attempts)
  return {
    ...{ attempts: attempts.map(attemptItem), attemptsLeft: left, allowed },
    ...{ grade, passed: grade === null || !quiz.settings.passMark ? null : isPassed(quiz, grade) },
    isOpenNow: isOpenNow(quiz),
    goesOn: open !== undefined && (leftOf(open) ?? 1) > 0,
    canBegin: isOpenNow(quiz) && left !== 0,
  }
}

export const isPassed = ({ settings }: Quiz, grade: number) =>
  settings.passMark === null || grade * 100 >= settings.passMark - 1e-9

export const quizGrade = ({ settings }: Quiz, attempts: readonly Attempt[]) =>
  gradeOf(
    attempts.flatMap(({ state, number, score, most }) =>
      state === 'marked' && score !== null ? [{ number, score, most }] : []
    ),
    settings.grading
  )

export const attemptItem = (attempt: Attempt) => ({
  ...{ id: attempt.id, number: attempt.number, state: attempt.state },
  ...{ score: attempt.score, most: attempt.most, startedAt: attempt.startedAt },
  href: `/quiz-attempts/${attempt.id}`,
})
