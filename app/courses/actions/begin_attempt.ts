import { newCode, newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { failed, ok } from '#shared/result'
import { sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import { allowanceOf } from '#courses/quizzes/allowances'
import { drawQuestions } from '#courses/quizzes/draw_questions'
import { isOpenNow, type Quiz } from '#courses/queries/quizzes'
import { secondsLeft } from '#courses/quizzes/time_left'
import { DateTime } from 'luxon'
import type { Actor } from '#shared/actor'

/** A pupil's own school, else where the person works. */
const schoolOf = ({ grants }: Actor) =>
  (grants.find(({ role }) => role === 'student') ?? grants[0])?.institutionId ?? null

/**
 * Begins an attempt, or goes on with the one that is open. What it asks, in which order and until when is written down
 * here, once: reloads and clocks change nothing.
 * @param isTrial of an author, who may try a quiz in any state and as often as wished; it counts nowhere
 * @returns the id of the attempt
 */
export async function beginAttempt(actor: Actor, quiz: Quiz, { isTrial = false } = {}) {
  return transaction(async (trx) => {
    const mine = { quiz_id: quiz.id, person_id: actor.personId }
    const before = await trx.from('courses_quiz_attempts').where(mine).orderBy('number')
    const open = before.find((row) => row.state === 'open' && Boolean(row.is_trial) === isTrial)
    if (open) return ok(open.id as string)
    const allowed = await allowanceOf(trx, actor.personId, quiz.id)
    if (!isTrial && !isOpenNow(quiz)) return failed({ type: 'closed' })
    const { attempts, timeLimit } = quiz.settings
    const counted = before.filter((row) => !row.is_trial).length
    if (!isTrial && attempts > 0 && counted >= attempts + allowed.extraAttempts) {
      return failed({ type: 'no_more' })
    }
    const seed = newCode(16)
    const drawn = await drawQuestions(trx, quiz.id, seed)
    if (drawn.length === 0) return failed({ type: 'empty' })

    const id = newId()
    const now = clock.now()
    const minutes = allowed.noTimer ? null : timeLimit
    const own = minutes && now.plus({ seconds: minutes * 60 * (1 + allowed.extraPercent / 100) })
    const closes = isTrial || !quiz.closesAt ? null : DateTime.fromJSDate(quiz.closesAt)
    const ends = [own, closes].filter((one) => one !== null && one !== 0) as DateTime[]
    const endsAt = ends.length > 0 ? DateTime.min(...ends)! : null
    await trx.table('courses_quiz_attempts').insert({
      ...{
        id,
        ...mine,
        institution_id: schoolOf(actor),
        number: Number(before.at(-1)?.number ?? 0) + 1,
      },
      ...{
        is_trial: isTrial,
        state: 'open',
        seed,
        started_at: sqlTime(now),
        seen_at: sqlTime(now),
      },
      ends_at: endsAt && sqlTime(endsAt),
      most: drawn.reduce((sum, { points }) => sum + points, 0),
    })
    await trx.table('courses_quiz_answers').multiInsert(
      drawn.map(({ questionId, versionId, sectionId, points }, at) => ({
        ...{ id: newId(), attempt_id: id, position: at + 1, section_id: sectionId },
        ...{ question_id: questionId, version_id: versionId, points, sent: 0 },
      }))
    )
    await trx
      .from('courses_question_versions')
      .whereIn(
        'id',
        drawn.map(({ versionId }) => versionId)
      )
      .whereNull('answered_at')
      .update({ answered_at: sqlTime(now) })
    // From now on the time is counted by the process.
    if (endsAt) secondsLeft({ id, endsAt: sqlTime(endsAt), seenAt: sqlTime(now) })
    return ok(id)
  })
}
