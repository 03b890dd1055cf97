import { newId } from '#shared/ids'
import { audit } from '#shared/audit/record'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { homeroomCandidates } from '#identity/queries/homeroom_candidates'
import SchoolClass from '#identity/models/school_class'
import type { Actor } from '#shared/actor'

export type ClassInput = {
  name: string
  year: string
  grade: number
  track: string | null
  homeroomPersonId: string | null
}

export type ClassError =
  | { type: 'name_taken'; field: 'name' }
  | { type: 'not_a_teacher_here'; field: 'homeroom_person_id' }

/** Makes a class at an institution, or changes the one with `id`. */
export function saveClass(
  actor: Actor,
  at: { institutionId: string; id?: string },
  input: ClassInput
): Promise<Result<SchoolClass, ClassError>> {
  const { institutionId, id } = at
  return transaction(async (trx) => {
    const same = await SchoolClass.query({ client: trx })
      .where({ institution_id: institutionId, year: input.year, name: input.name })
      .first()
    if (same && same.id !== id) return failed({ type: 'name_taken', field: 'name' })
    const teachers = await homeroomCandidates(institutionId, trx)
    if (input.homeroomPersonId && !teachers.some((one) => one.id === input.homeroomPersonId)) {
      return failed({ type: 'not_a_teacher_here', field: 'homeroom_person_id' })
    }
    const standing = id ? await SchoolClass.findOrFail(id, { client: trx }) : null
    const schoolClass = standing
      ? await standing.merge(input).save()
      : await SchoolClass.create({ id: newId(), institutionId, ...input }, { client: trx })
    await audit(trx, actor, {
      verb: standing ? 'identity.class_updated' : 'identity.class_created',
      subject: { type: 'class', id: schoolClass.id },
      institutionId,
      after: { ...input },
    })
    return ok(schoolClass)
  })
}
