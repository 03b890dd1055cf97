import db from '@adonisjs/lucid/services/db'
import { analyseItems } from '#courses/quizzes/item_analysis'

const MOST = 200_000

/** Figures of each question over the first marked attempt of everyone. Two queries. */
export async function quizItems(quizId: string) {
  const rows = await db
    .from('courses_quiz_answers as w')
    .join('courses_quiz_attempts as a', 'a.id', 'w.attempt_id')
    .where({ 'a.quiz_id': quizId, 'a.is_trial': false, 'a.state': 'marked' })
    .whereNotExists((earlier: any) =>
      earlier
        .from('courses_quiz_attempts as b')
        .whereColumn('b.quiz_id', 'a.quiz_id')
        .whereColumn('b.person_id', 'a.person_id')
        .where({ 'b.is_trial': false, 'b.state': 'marked' })
        .whereColumn('b.number', '<', 'a.number')
        .select('b.id')
    )
    .limit(MOST)
    .select('w.attempt_id', 'w.question_id', 'w.score', 'w.points', 'w.answered_at')
  const figures = analyseItems(
    rows.map((row) => ({
      ...{ attemptId: row.attempt_id, itemId: row.question_id },
      ...{ score: Number(row.score), most: Number(row.points) },
      answered: row.answered_at !== null,
    }))
  )
  const ids = figures.map(({ itemId }) => itemId)
  const names = await db.from('courses_questions').whereIn('id', ids).select('id', 'name')
  const known = new Map(names.map((row) => [row.id as string, row.name as string]))
  return figures
    .map((one) => ({ ...one, name: known.get(one.itemId) ?? '' }))
    .sort((a, b) => a.difficulty - b.difficulty)
}
