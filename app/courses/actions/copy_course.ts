import { newCode, newId } from '#shared/ids'
import { audit } from '#shared/audit/record'
import { sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import { writersInstitution } from '#courses/access'
import type { Actor } from '#shared/actor'
import type { Course } from '#courses/course_types'
import type { TransactionClientContract as Trx } from '@adonisjs/lucid/types/database'

/** A copy as an own draft: sections and activities, nobody's records. @returns its code */
export async function copyCourse(actor: Actor, course: Course): Promise<string> {
  const [id, code] = [newId(), newCode()]
  const institutionId = writersInstitution(actor)
  await transaction(async (trx) => {
    const row = await trx.from('courses_courses').where('id', course.id).firstOrFail()
    await trx.table('courses_courses').insert({
      ...{ ...row, id, code, state: 'draft', scope: 'own', institution_id: institutionId },
      ...{ copy_of: course.id, entry_code: row.entry_code && newCode(8) },
      ...{ created_by: actor.personId, created_at: sqlTime(), updated_at: sqlTime() },
    })
    await copyParts(trx, course.id, id)
    await trx
      .table('courses_instructors')
      .insert({ id: newId(), course_id: id, person_id: actor.personId })
    await audit(trx, actor, {
      ...{ verb: 'courses.course_copied', subject: { type: 'course', id }, institutionId },
      after: { code, from: course.code },
    })
  })
  return code
}

async function copyParts(trx: Trx, from: string, to: string) {
  const sections = await trx.from('courses_sections').where('course_id', from)
  const activities = await trx.from('courses_activities').where('course_id', from)
  const categories = await trx.from('courses_grade_categories').where('course_id', from)
  const ids = new Map(
    [...sections, ...activities, ...categories].map((row) => [row.id as string, newId()])
  )
  for (const row of sections) {
    await trx.table('courses_sections').insert({ ...row, id: ids.get(row.id), course_id: to })
  }
  for (const row of categories) {
    const copy = { ...row, id: ids.get(row.id), course_id: to }
    await trx.table('courses_grade_categories').insert(copy)
  }
  for (const row of await trx.from('courses_gradebooks').where('course_id', from)) {
    await trx.table('courses_gradebooks').insert({ ...row, id: newId(), course_id: to })
  }
  for (const row of activities) {
    await trx.table('courses_activities').insert({
      ...{ ...row, id: ids.get(row.id), course_id: to, section_id: ids.get(row.section_id) },
      after_id: row.after_id && (ids.get(row.after_id) ?? null),
      grade_category_id: ids.get(row.grade_category_id) ?? null,
    })
  }
}
