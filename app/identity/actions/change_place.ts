import { failed, ok, type Result } from '#shared/result'
import { audit } from '#shared/audit/record'
import { transaction } from '#shared/database/transaction'
import { notEnded } from '#identity/queries/current_memberships'
import ClassPupil from '#identity/models/class_pupil'
import type SchoolClass from '#identity/models/school_class'
import type { Actor } from '#shared/actor'

/** Gives a pupil another number on the roll. */
export function changePlace(
  actor: Actor,
  schoolClass: SchoolClass,
  personId: string,
  rollNumber: number | null
): Promise<Result<null, { type: 'number_taken' }>> {
  return transaction(async (trx) => {
    const places = () => ClassPupil.query({ client: trx }).where('class_id', schoolClass.id)
    const place = await places().where('person_id', personId).firstOrFail()
    const others = notEnded(places()).whereNot('id', place.id)
    if (rollNumber !== null && (await others.where('roll_number', rollNumber).first())) {
      return failed({ type: 'number_taken' })
    }
    const before = { person: personId, number: place.rollNumber }
    await place.merge({ rollNumber }).save()
    await audit(trx, actor, {
      verb: 'identity.roll_changed',
      subject: { type: 'class', id: schoolClass.id },
      institutionId: schoolClass.institutionId,
      before,
      after: { person: personId, number: rollNumber },
    })
    return ok(null)
  })
}
