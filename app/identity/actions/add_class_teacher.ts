import { DateTime } from 'luxon'
import { newId } from '#shared/ids'
import { audit } from '#shared/audit/record'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { today } from '#identity/queries/current_memberships'
import { homeroomCandidates } from '#identity/queries/homeroom_candidates'
import { findSubject } from '#identity/queries/find_subject'
import ClassTeacher from '#identity/models/class_teacher'
import type SchoolClass from '#identity/models/school_class'
import type { Actor } from '#shared/actor'

type Input = { personId: string; subjectId: string; startsOn: string | null; endsOn: string | null }

type Refusal =
  | { type: 'not_a_teacher_here'; field: 'person_id' }
  | { type: 'unknown_subject'; field: 'subject_id' }
  | { type: 'ends_too_early'; field: 'ends_on' }

/** Lets a teacher of the school teach a subject in the class; one that had ended begins anew. */
export function addClassTeacher(
  actor: Actor,
  schoolClass: SchoolClass,
  input: Input
): Promise<Result<ClassTeacher, Refusal>> {
  const { id: classId, institutionId } = schoolClass
  const { personId, subjectId } = input
  const starts = input.startsOn ?? today()
  return transaction(async (trx) => {
    const teachers = await homeroomCandidates(institutionId, trx)
    if (!teachers.some((one) => one.id === personId)) {
      return failed({ type: 'not_a_teacher_here', field: 'person_id' })
    }
    if (!(await findSubject(subjectId, trx))) {
      return failed({ type: 'unknown_subject', field: 'subject_id' })
    }
    if (input.endsOn && input.endsOn < starts) {
      return failed({ type: 'ends_too_early', field: 'ends_on' })
    }
    const key = { classId, personId, subjectId }
    const dates = {
      startsOn: DateTime.fromISO(starts),
      endsOn: input.endsOn ? DateTime.fromISO(input.endsOn) : null,
    }
    const standing = await ClassTeacher.findBy(key, { client: trx })
    const teacher = standing
      ? await standing.merge(dates).save()
      : await ClassTeacher.create({ id: newId(), ...key, ...dates }, { client: trx })
    await audit(trx, actor, {
      verb: 'identity.class_teacher_added',
      subject: { type: 'class', id: classId },
      institutionId,
      after: { person: personId, subject: subjectId },
    })
    return ok(teacher)
  })
}
