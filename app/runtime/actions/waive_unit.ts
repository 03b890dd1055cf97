import { audit } from '#shared/audit/record'
import { clock } from '#shared/clock'
import { newId } from '#shared/ids'
import { failed, ok } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import {
  courseOf,
  note,
  recordOf,
  rowFor,
  rowsOf,
  standingFrom,
  unitOf,
} from '#runtime/cmi5/registration'
import { isMet } from '#runtime/cmi5/evaluate'
import { learnerInstitution } from '#runtime/lrs/learner_institution'
import { lockAttempt } from '#runtime/lock_attempt'
import { ownAuthority, recordStatements } from '#runtime/actions/record_statements'
import { subjectOf } from '#runtime/cmi5/subject_of'
import { settle } from '#runtime/cmi5/settle'
import { waived } from '#runtime/cmi5/statements'
import type Attempt from '#runtime/models/attempt'
import type Package from '#runtime/models/package'
import type { Actor } from '#shared/actor'

/** The reasons that the standard proposes (cmi5 9.5.5.2). */
export const waiveReasons = [
  ...(['Tested Out', 'Equivalent AU'] as const),
  ...(['Equivalent Outside Activity', 'Administrative'] as const),
]
export type WaiveReason = (typeof waiveReasons)[number]

/** Spares a learner a unit of a course (cmi5 9.3.7), once in a registration. */
export async function waiveUnit(
  actor: Actor,
  { id }: Attempt,
  row: Package,
  { unit: key, reason }: { unit: string; reason: WaiveReason }
) {
  return transaction(async (trx) => {
    const attempt = await lockAttempt(trx, id)
    const course = await courseOf(attempt.versionId, trx)
    const unit = unitOf(course, key)
    if (!unit) return failed({ type: 'not_found' })
    const rows = await rowsOf(attempt.id, trx)
    const record = rowFor(rows, attempt, unit.key)
    if (isMet(unit, standingFrom(recordOf(record)))) return failed({ type: 'unit_done' })
    const now = clock.now()
    const session = newId()
    const institutionId = await learnerInstitution(attempt.personId, trx)
    await recordStatements(trx, ownAuthority('cmi5', institutionId), [
      waived(
        {
          ...{ personId: attempt.personId, registration: attempt.id, session, at: now.toJSDate() },
          subject: subjectOf(row.code, unit),
        },
        reason
      ),
    ])
    note(record, { waived: now.toUTC().toISO()!, reason })
    await record.merge({ updatedAt: now }).useTransaction(trx).save()
    await settle(trx, { attempt, code: row.code, course, rows, session, launchId: null })
    await audit(trx, actor, {
      ...{ verb: 'runtime.unit_waived', institutionId: row.institutionId },
      subject: { type: 'attempt', id: attempt.id },
      after: { unit: unit.id, reason },
    })
    return ok({ unit })
  })
}
