import { DateTime } from 'luxon'
import { audit } from '#shared/audit/record'
import { transaction } from '#shared/database/transaction'
import { dayBefore, today } from '#identity/queries/current_memberships'
import ClassTeacher from '#identity/models/class_teacher'
import type SchoolClass from '#identity/models/school_class'
import type { Actor } from '#shared/actor'

/** A teacher teaches the subject in this class no longer, from today on; what never began is erased. */
export function endClassTeacher(actor: Actor, schoolClass: SchoolClass, id: string) {
  return transaction(async (trx) => {
    const teacher = await ClassTeacher.query({ client: trx })
      .where({ id, class_id: schoolClass.id })
      .firstOrFail()
    const begins = teacher.startsOn?.toISODate()
    if (begins && begins >= today()) await teacher.delete()
    else await teacher.merge({ endsOn: DateTime.fromISO(dayBefore(today())) }).save()
    await audit(trx, actor, {
      verb: 'identity.class_teacher_ended',
      subject: { type: 'class', id: schoolClass.id },
      institutionId: schoolClass.institutionId,
      before: { person: teacher.personId, subject: teacher.subjectId },
    })
  })
}
