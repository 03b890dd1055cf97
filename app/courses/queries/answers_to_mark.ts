import db from '@adonisjs/lucid/services/db'
import { validate } from 'uuid'
import { Exception } from '@adonisjs/core/exceptions'
import { pagerOf } from '#shared/database/pager'
import { answerOf, type AnswerRow } from '#courses/queries/attempts'

export type MarkedAnswer = AnswerRow & {
  attemptId: string
  quizId: string
  personId: string
  institutionId: string | null
}

const PER_PAGE = 20

const rows = () =>
  db
    .from('courses_quiz_answers as w')
    .join('courses_question_versions as v', 'v.id', 'w.version_id')
    .join('courses_quiz_attempts as a', 'a.id', 'w.attempt_id')
    .whereNot('a.state', 'open')

const COLUMNS = ['w.*', 'v.content', 'a.quiz_id', 'a.person_id', 'a.institution_id']

const markedOf = (row: any): MarkedAnswer => ({
  ...answerOf(row),
  attemptId: row.attempt_id,
  quizId: row.quiz_id,
  personId: row.person_id,
  institutionId: row.institution_id,
})

/** Answers of a quiz that wait for a person, the longest waiting first. Two queries. */
export async function answersToMark(quizId: string, page: number) {
  const asked = () =>
    rows().where({ 'a.quiz_id': quizId, 'a.is_trial': false }).whereNull('w.score')
  const [{ total }] = await asked().count('* as total')
  const pager = pagerOf(total, page, PER_PAGE)
  const found = await asked()
    .orderBy('a.handed_in_at')
    .orderBy('w.id')
    .limit(PER_PAGE)
    .offset((pager.page - 1) * PER_PAGE)
    .select(COLUMNS)
  return { pager, answers: found.map(markedOf) }
}

/** An answer that was handed in; 404 where there is none. */
export async function findMarked(id: string): Promise<MarkedAnswer> {
  const row = validate(id) ? await rows().where('w.id', id).select(COLUMNS).first() : undefined
  if (!row) throw new Exception('No such answer', { status: 404, code: 'E_ROW_NOT_FOUND' })
  return markedOf(row)
}
