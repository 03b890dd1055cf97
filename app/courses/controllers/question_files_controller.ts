import db from '@adonisjs/lucid/services/db'
import { validate } from 'uuid'
import { Exception } from '@adonisjs/core/exceptions'
import { mayUse } from '#courses/access'
import { findBank } from '#courses/queries/banks'
import { questionFile } from '#courses/queries/question_files'
import { serveBlob } from '#media/actions/serve_blob'
import type { HttpContext } from '@adonisjs/core/http'

/** A picture of a question: for those who use its bank, and for whoever is or was asked it in this version. */
export default class QuestionFilesController {
  async show(ctx: HttpContext) {
    const { version, name } = ctx.params
    const isOpen = validate(version) && (await isAskedOrUsed(ctx))
    const blob = isOpen ? await questionFile(version, name) : undefined
    if (!blob) throw new Exception('No such file', { status: 404, code: 'E_ROW_NOT_FOUND' })
    return serveBlob(ctx, blob, { name })
  }
}

async function isAskedOrUsed({ params, actor }: HttpContext) {
  const asked = await db
    .from('courses_quiz_answers as w')
    .join('courses_quiz_attempts as a', 'a.id', 'w.attempt_id')
    .where({ 'w.version_id': params.version, 'a.person_id': actor!.personId })
    .first()
  if (asked) return true
  const row = await db
    .from('courses_question_versions as v')
    .join('courses_questions as q', 'q.id', 'v.question_id')
    .where('v.id', params.version)
    .select('q.bank_id')
    .first()
  return row ? mayUse(actor, await findBank({ id: row.bank_id })) : false
}
