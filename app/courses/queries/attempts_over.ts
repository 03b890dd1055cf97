import db from '@adonisjs/lucid/services/db'
import { clock } from '#shared/clock'
import { sqlTime } from '#shared/database/times'
import { attemptOf, leftOf } from '#courses/queries/attempts'
import { GRACE_SECONDS } from '#courses/quizzes/time_left'

/** Open attempts whose time is over, with the grace that answers on their way have. */
export async function attemptsOver(): Promise<string[]> {
  const rows = await db
    .from('courses_quiz_attempts')
    .where('state', 'open')
    .where('ends_at', '<', sqlTime(clock.now().minus({ seconds: GRACE_SECONDS })))
    .orderBy('ends_at')
    .limit(1000)
  return rows
    .map(attemptOf)
    .filter((attempt) => (leftOf(attempt) ?? 1) < -GRACE_SECONDS)
    .map(({ id }) => id)
}

export async function areAttemptsOver(): Promise<boolean> {
  const ids = await attemptsOver()
  return ids.length > 0
}
