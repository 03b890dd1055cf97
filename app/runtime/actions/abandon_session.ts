import { clock } from '#shared/clock'
import { transaction } from '#shared/database/transaction'
import { courseOf, unitOf } from '#runtime/cmi5/registration'
import { abandoned } from '#runtime/cmi5/statements'
import { subjectOf } from '#runtime/cmi5/subject_of'
import { secondsSince } from '#runtime/cmi5/keep_said'
import { learnerInstitution } from '#runtime/lrs/learner_institution'
import { lockAttempt } from '#runtime/lock_attempt'
import { ownAuthority, recordStatements } from '#runtime/actions/record_statements'
import Package from '#runtime/models/package'
import Session from '#runtime/models/session'
import type Attempt from '#runtime/models/attempt'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Ends what is open in a registration: a new launch began, or it was given up (cmi5 9.3.6). The attempt is held. */
export async function abandonAll(
  trx: TransactionClientContract,
  attempt: Attempt,
  code: string,
  only?: string
) {
  const query = Session.query({ client: trx })
    .where('attemptId', attempt.id)
    .whereNull('endedAt')
    .orderBy('id')
  if (only) query.where('id', only)
  const open = await query
  for (const session of open) await abandon(trx, attempt, code, session)
  return open.length
}

async function abandon(
  trx: TransactionClientContract,
  attempt: Attempt,
  code: string,
  session: Session
) {
  const course = await courseOf(attempt.versionId, trx)
  const unit = unitOf(course, session.sco)!
  const now = clock.now()
  await session.merge({ endedAt: now, ending: 'abandoned' }).save()
  const institutionId = await learnerInstitution(attempt.personId, trx)
  const authority = ownAuthority('cmi5', institutionId, session.launchId)
  await recordStatements(trx, authority, [
    abandoned(
      {
        ...{ personId: attempt.personId, registration: attempt.id, session: session.id },
        at: now.toJSDate(),
        subject: subjectOf(code, unit),
      },
      secondsSince(session)
    ),
  ])
}

/** Ends one session; what it sends from now on is refused. @returns false where it had ended */
export async function abandonSession(session: Session): Promise<boolean> {
  return transaction(async (trx) => {
    const attempt = await lockAttempt(trx, session.attemptId)
    const { code } = await Package.findOrFail(attempt.packageId, { client: trx })
    return (await abandonAll(trx, attempt, code, session.id)) > 0
  })
}
