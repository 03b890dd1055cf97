import { DateTime } from 'luxon'
import { validate } from 'uuid'
import { audit } from '#shared/audit/record'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { dayBefore, today } from '#identity/queries/current_memberships'
import { placePupil } from '#identity/place_pupil'
import ClassPupil from '#identity/models/class_pupil'
import SchoolClass from '#identity/models/school_class'
import type { Actor } from '#shared/actor'

/** `mistake` leaves no trace in the class; the others keep the place with its last day. */
export type Leaving = { how: 'mistake' | 'left' } | { how: 'moved'; toClassId: string }

/** Takes a pupil out of a class from today on, or into another of the same school and year. */
export function removePupil(
  actor: Actor,
  schoolClass: SchoolClass,
  personId: string,
  leaving: Leaving
): Promise<Result<null, { type: 'other_class' }>> {
  const { id: classId, institutionId, year } = schoolClass
  return transaction(async (trx) => {
    const place = await ClassPupil.query({ client: trx })
      .where({ class_id: classId, person_id: personId })
      .firstOrFail()
    if (leaving.how === 'moved') {
      const to = validate(leaving.toClassId)
        ? await SchoolClass.find(leaving.toClassId, { client: trx })
        : null
      const isFit = to?.institutionId === institutionId && to.year === year && to.id !== classId
      if (!isFit) return failed({ type: 'other_class' })
      await placePupil(trx, { classId: to.id, personId })
    }
    if (leaving.how === 'mistake') await place.delete()
    else {
      const endsOn = DateTime.fromISO(dayBefore(today()))
      await place.merge({ endsOn, status: leaving.how }).save()
    }
    await audit(trx, actor, {
      verb: 'identity.pupil_removed',
      subject: { type: 'class', id: classId },
      institutionId,
      before: { person: personId },
      after: { ...leaving },
    })
    return ok(null)
  })
}
