import { newId } from '#shared/ids'
import { audit } from '#shared/audit/record'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { clusterText } from '#shared/khmer/clusters'
import { classShifts, classGrades } from '#identity/queries/class_grades'
import { homeroomCandidates } from '#identity/queries/homeroom_candidates'
import SchoolClass from '#identity/models/school_class'
import type { Actor } from '#shared/actor'

export type ClassInput = {
  name: string
  year: string
  grade: number
  track: string | null
  shift: string | null
  room: string | null
  capacity: number | null
  homeroomPersonId: string | null
}

export type ClassError =
  | { type: 'name_taken'; field: 'name' }
  | { type: 'not_a_teacher_here'; field: 'homeroom_person_id' }
  | { type: 'unknown_grade'; field: 'grade' }
  | { type: 'unknown_shift'; field: 'shift' }

/** Makes a class at an institution, or changes the one with `id`. */
export async function saveClass(
  actor: Actor,
  at: { institutionId: string; id?: string },
  input: ClassInput
): Promise<Result<SchoolClass, ClassError>> {
  const { institutionId, id } = at
  const grades = await classGrades('km')
  if (!grades.some((one) => one.grade === input.grade && one.track === input.track)) {
    return failed({ type: 'unknown_grade', field: 'grade' })
  }
  const shifts = await classShifts('km')
  if (input.shift && !shifts.some(({ code }) => code === input.shift)) {
    return failed({ type: 'unknown_shift', field: 'shift' })
  }
  const searchText = clusterText([input.name, input.room].filter(Boolean).join(' '))
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
      ? await standing.merge({ ...input, searchText }).save()
      : await SchoolClass.create(
          { id: newId(), institutionId, ...input, searchText },
          { client: trx }
        )
    await audit(trx, actor, {
      verb: standing ? 'identity.class_updated' : 'identity.class_created',
      subject: { type: 'class', id: schoolClass.id },
      institutionId,
      after: { ...input },
    })
    return ok(schoolClass)
  })
}
