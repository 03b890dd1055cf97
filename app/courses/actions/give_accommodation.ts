import { newId } from '#shared/ids'
import { audit } from '#shared/audit/record'
import { sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import type { Actor } from '#shared/actor'
import type { Quiz } from '#courses/queries/quizzes'
import type { Allowance } from '#courses/quizzes/allowances'

/** Allows a learner more in a quiz; what was allowed before is replaced. It counts for attempts that begin from now on. */
export async function giveAccommodation(
  actor: Actor,
  quiz: Quiz,
  personId: string,
  what: Allowance
) {
  await transaction(async (trx) => {
    const mine = { person_id: personId, quiz_id: quiz.id }
    await trx.from('courses_accommodations').where(mine).delete()
    await trx.table('courses_accommodations').insert({
      ...{ id: newId(), ...mine, given_by: actor.personId, created_at: sqlTime() },
      ...{ extra_percent: what.extraPercent, no_timer: what.noTimer },
      extra_attempts: what.extraAttempts,
    })
    await audit(trx, actor, {
      ...{ verb: 'courses.accommodation_given', subject: { type: 'person', id: personId } },
      ...{ institutionId: quiz.institutionId, after: { quiz: quiz.code } },
    })
  })
}

/** @returns whether there was one */
export async function endAccommodation(actor: Actor, quiz: Quiz, id: string): Promise<boolean> {
  return transaction(async (trx) => {
    const row = await trx.from('courses_accommodations').where({ id, quiz_id: quiz.id }).first()
    if (!row) return false
    await trx.from('courses_accommodations').where('id', id).delete()
    await audit(trx, actor, {
      ...{ verb: 'courses.accommodation_ended', subject: { type: 'person', id: row.person_id } },
      ...{ institutionId: quiz.institutionId, before: { quiz: quiz.code } },
    })
    return true
  })
}
