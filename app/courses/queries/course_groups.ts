import db from '@adonisjs/lucid/services/db'

export type Group = { id: string; name: string }

/** The groups of a course in their order. One query. */
export async function courseGroups(courseId: string): Promise<Group[]> {
  const rows = await db
    .from('courses_groups')
    .where('course_id', courseId)
    .orderBy('position')
    .orderBy('id')
    .select('id', 'name')
  return rows.map(({ id, name }) => ({ id, name }))
}
