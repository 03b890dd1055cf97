import { bad, same } from '#identity/oneroster/judgements'
import { isDeleted, type RosterContext } from '#identity/oneroster/roster_context'
import type { JudgedRow, RawRow } from '#shared/imports/import_kind'

/** Who sits in which class, and its first teacher. Other teachers need a subject, which the standard has no code for. */
export async function judgeEnrollments(
  context: RosterContext,
  rows: RawRow[]
): Promise<JudgedRow[]> {
  const linked = rows.map((row) => context.linked.get(`classes ${row.cells.classSourcedId}`))
  const ids = [...new Set(linked.filter((id) => id !== undefined))]
  const held = await context.client
    .from('identity_class_pupils')
    .whereIn('class_id', ids)
    .whereNull('ends_on')
    .select('class_id', 'person_id')
  const homerooms = await context.client
    .from('identity_classes')
    .whereIn('id', ids)
    .select('id', 'homeroom_person_id')
  const sits = new Set([
    ...held.map((row) => `${row.class_id} student ${row.person_id}`),
    ...homerooms.map((row) => `${row.id} teacher ${row.homeroom_person_id}`),
  ])
  return rows.map((row) => judge(context, sits, row))
}

function judge(context: RosterContext, sits: Set<string>, row: RawRow): JudgedRow {
  const { classSourcedId, userSourcedId, role, primary } = row.cells
  const exists = (file: 'users' | 'classes', id: string) =>
    context.seen.get(file)?.has(id) || context.linked.has(`${file} ${id}`)
  if (!exists('classes', classSourcedId)) {
    return bad(row, 'classSourcedId', 'unknown_reference', classSourcedId)
  }
  if (!exists('users', userSourcedId)) {
    return bad(row, 'userSourcedId', 'unknown_reference', userSourcedId)
  }
  for (const key of [`classes ${classSourcedId}`, `users ${userSourcedId}`]) {
    if (context.refused.has(key)) return bad(row, 'sourcedId', 'not_taken', key)
  }
  const isTeacher = role === 'teacher'
  if (role !== 'student' && !(isTeacher && primary === 'true')) {
    return same(row, 'role', 'role_not_kept', { role })
  }
  const classId = context.linked.get(`classes ${classSourcedId}`)
  const personId = context.linked.get(`users ${userSourcedId}`)
  const isThere = sits.has(`${classId} ${role} ${personId}`)
  const ends = isDeleted(row.cells)
  if (isThere !== ends) return same(row)
  const status = ends ? { before: 'active', after: 'tobedeleted' } : { before: null, after: role }
  return {
    line: row.line,
    label: `${userSourcedId} · ${classSourcedId}`,
    outcome: ends ? 'change' : 'add',
    values: { file: 'enrollments', classSourcedId, userSourcedId, isTeacher, ends },
    changes: [{ field: 'role', ...status }],
    rank: 3,
  }
}
