import db from '@adonisjs/lucid/services/db'
import { fromJson } from '#shared/database/from_json'
import type { Question, QuestionFile } from '#shared/questions/types'

/** The questions of a bank as a file, with the SHA-256 of their pictures; retired ones stay behind. */
export async function exportQuestions(bankId: string): Promise<QuestionFile> {
  const rows = await db
    .from('courses_questions as q')
    .join('courses_question_versions as v', (on) => {
      on.on('v.question_id', 'q.id').andOn('v.number', 'q.version')
    })
    .where('q.bank_id', bankId)
    .whereNot('q.state', 'retired')
    .orderBy('q.id')
    .select('q.id', 'v.id as version_id', 'v.content')
  const files = await db
    .from('courses_question_files as f')
    .join('media_blobs as b', 'b.id', 'f.blob_id')
    .join('courses_question_versions as v', 'v.id', 'f.version_id')
    .join('courses_questions as q', 'q.id', 'v.question_id')
    .where('q.bank_id', bankId)
    .select('f.version_id', 'f.name', 'b.sha256')
  const sha256 = new Map(files.map((row) => [`${row.version_id}/${row.name}`, row.sha256]))
  return {
    format: 'tonle-questions/1',
    questions: rows.map((row) => {
      const question = fromJson<Question>(row.content)
      const pictures = question.pictures?.map((one) => ({
        ...one,
        sha256: sha256.get(`${row.version_id}/${one.name}`) ?? one.sha256,
      }))
      const source = question.source ?? { key: `tonle:${row.id}` }
      return { ...question, source, ...(pictures ? { pictures } : {}) }
    }),
  }
}
