import db from '@adonisjs/lucid/services/db'

/** The ids of the people who teach a course. */
export async function instructorsOf(courseId: string): Promise<string[]> {
  const rows = await db
    .from('courses_instructors')
    .where('course_id', courseId)
    .orderBy('id')
    .select('person_id')
  return rows.map(({ person_id: id }) => id)
}
