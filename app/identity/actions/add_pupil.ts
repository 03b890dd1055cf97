import { audit } from '#shared/audit/record'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { notEnded } from '#identity/queries/current_memberships'
import { normaliseIdentifier } from '#identity/secrets/normalise'
import { placePupil } from '#identity/place_pupil'
import ClassPupil from '#identity/models/class_pupil'
import Person from '#identity/models/person'
import type SchoolClass from '#identity/models/school_class'
import type { Actor } from '#shared/actor'

type Refusal = { type: 'unknown_pupil' } | { type: 'several_pupils' } | { type: 'in_class_already' }

const PUPILS = ['student', 'trainee_teacher']

/**
 * Puts a pupil of the same institution into a class, by user name or number. Only its own pupils and its guests: a
 * class gives its homeroom teacher the right to give the own pupils new passwords.
 */
export function addPupil(
  actor: Actor,
  schoolClass: SchoolClass,
  typed: string
): Promise<Result<Person, Refusal>> {
  const name = normaliseIdentifier(typed)
  const { institutionId, id: classId } = schoolClass
  return transaction(async (trx) => {
    const found = await Person.query({ client: trx })
      .whereHas('memberships', (held) =>
        notEnded(held).where('institution_id', institutionId).whereIn('role', PUPILS)
      )
      .where((query) =>
        query
          .where('student_number', name)
          .orWhereHas('user', (user) => user.where('username', name))
      )
      .limit(2)
    if (found.length === 0) return failed({ type: 'unknown_pupil' })
    if (found.length > 1) return failed({ type: 'several_pupils' })
    const [{ id: personId }] = found
    const place = ClassPupil.query({ client: trx }).where({
      class_id: classId,
      person_id: personId,
    })
    if (await notEnded(place).first()) return failed({ type: 'in_class_already' })
    await placePupil(trx, { classId, personId })
    await audit(trx, actor, {
      verb: 'identity.pupil_added',
      subject: { type: 'class', id: classId },
      institutionId,
      after: { person: personId },
    })
    return ok(found[0])
  })
}
