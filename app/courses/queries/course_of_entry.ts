import db from '@adonisjs/lucid/services/db'
import { courseOf } from '#courses/queries/courses'

/** The open course into which this code lets; undefined where there is none. */
export async function courseOfEntry(typed: string | null) {
  const code = typed?.toUpperCase().replaceAll(/[\s-]/g, '')
  if (!code) return undefined
  const row = await db.from('courses_courses').where({ entry_code: code, state: 'open' }).first()
  const course = row && courseOf(row)
  return course?.settings.entry === 'code' ? course : undefined
}
