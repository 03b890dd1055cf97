import db from '@adonisjs/lucid/services/db'
import type { QuestionFileInput } from '#courses/actions/write_question'

/** The pictures of a version as its form has them. */
export async function standingFiles(versionId: string): Promise<QuestionFileInput[]> {
  const rows = await db
    .from('courses_question_files')
    .where('version_id', versionId)
    .orderBy('id')
    .select('name', 'blob_id')
  return rows.map((row) => ({ name: row.name, blobId: row.blob_id }))
}
