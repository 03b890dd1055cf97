import { audit } from '#shared/audit/record'
import { transaction } from '#shared/database/transaction'
import ClassPupil from '#identity/models/class_pupil'
import type SchoolClass from '#identity/models/school_class'
import type { Actor } from '#shared/actor'

/** Takes a pupil out of a class; the person and the account stay. */
export function removePupil(actor: Actor, schoolClass: SchoolClass, personId: string) {
  return transaction(async (trx) => {
    const place = await ClassPupil.query({ client: trx })
      .where({ class_id: schoolClass.id, person_id: personId })
      .firstOrFail()
    await place.delete()
    await audit(trx, actor, {
      verb: 'identity.pupil_removed',
      subject: { type: 'class', id: schoolClass.id },
      institutionId: schoolClass.institutionId,
      before: { person: personId },
    })
  })
}
