import db from '@adonisjs/lucid/services/db'
import { validate } from 'uuid'
import { Exception } from '@adonisjs/core/exceptions'
import { fromJson } from '#shared/database/from_json'
import { secondsLeft } from '#courses/quizzes/time_left'
import type { Answer, Question } from '#shared/questions/types'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

export type Attempt = {
  id: string
  quizId: string
  personId: string
  institutionId: string | null
  number: number
  isTrial: boolean
  state: 'open' | 'handed_in' | 'marked'
  seed: string
  startedAt: Date | string
  endsAt: Date | string | null
  seenAt: Date | string
  handedInAt: Date | string | null
  score: number | null
  most: number
}

export const attemptOf = (row: any): Attempt => ({
  id: row.id,
  quizId: row.quiz_id,
  personId: row.person_id,
  institutionId: row.institution_id,
  number: Number(row.number),
  isTrial: Boolean(row.is_trial),
  state: row.state,
  seed: row.seed,
  startedAt: row.started_at,
  endsAt: row.ends_at,
  seenAt: row.seen_at,
  handedInAt: row.handed_in_at,
  score: row.score === null ? null : Number(row.score),
  most: Number(row.most),
})

/** The attempt; 404 where there is none. */
export async function findAttempt(id: string, client: QueryClientContract = db.connection()) {
  const row = validate(id) && (await client.from('courses_quiz_attempts').where('id', id).first())
  if (!row) throw new Exception('No such attempt', { status: 404, code: 'E_ROW_NOT_FOUND' })
  return attemptOf(row)
}

export const leftOf = (attempt: Attempt) => secondsLeft(attempt)

export type AnswerRow = {
  id: string
  position: number
  sectionId: string | null
  questionId: string
  versionId: string
  points: number
  answer: Answer | null
  sent: number
  answeredAt: Date | string | null
  score: number | null
  markedBy: string | null
  comment: string | null
  content: Question
}

export const answerOf = (row: any): AnswerRow => ({
  id: row.id,
  position: Number(row.position),
  sectionId: row.section_id,
  questionId: row.question_id,
  versionId: row.version_id,
  points: Number(row.points),
  answer: row.answer === null ? null : fromJson<{ given: Answer }>(row.answer).given,
  sent: Number(row.sent),
  answeredAt: row.answered_at,
  score: row.score === null ? null : Number(row.score),
  markedBy: row.marked_by,
  comment: row.comment,
  content: fromJson<Question>(row.content),
})

/** What an attempt asks, in its order, with what was answered. One query. */
export async function answersOf(
  attemptId: string,
  client: QueryClientContract = db.connection()
): Promise<AnswerRow[]> {
  const rows = await client
    .from('courses_quiz_answers as w')
    .join('courses_question_versions as v', 'v.id', 'w.version_id')
    .where('w.attempt_id', attemptId)
    .orderBy('w.position')
    .select('w.*', 'v.content')
  return rows.map(answerOf)
}

/** The attempts of a person at a quiz, the newest first; trials only where asked for. */
export async function attemptsOf(quizId: string, personId: string, isTrial = false) {
  const rows = await db
    .from('courses_quiz_attempts')
    .where({ quiz_id: quizId, person_id: personId, is_trial: isTrial })
    .orderBy('number', 'desc')
    .limit(50)
  return rows.map(attemptOf)
}
