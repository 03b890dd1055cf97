import db from '@adonisjs/lucid/services/db'
import { fromJson } from '#shared/database/from_json'
import { mark } from '#courses/marking/mark'
import { renderLine } from '#courses/render_text'
import { answerText } from '#courses/showing/answer_text'
import { rightText } from '#courses/showing/right_text'
import type { Answer, Question } from '#shared/questions/types'
import type { Locale } from '#config/i18n'

/** So many different answers of each question are shown, the most frequent first. */
const MOST_ANSWERS = 4

/** Questions, and within a class enough rows for all of them. */
const [MOST_QUESTIONS, MOST_ROWS] = [60, 20_000]

/**
 * What a class answered in a quiz, question by question and without a name: of each learner the latest attempt, also one that
 * is still open. Two queries.
 */
export async function classAnswers(quizId: string, personIds: readonly string[], locale: Locale) {
  if (personIds.length === 0) return []
  const rows = await db
    .from('courses_quiz_answers as w')
    .join('courses_quiz_attempts as a', 'a.id', 'w.attempt_id')
    .where({ 'a.quiz_id': quizId, 'a.is_trial': false })
    .whereIn('a.person_id', [...personIds])
    .whereNotExists((later: any) =>
      later
        .from('courses_quiz_attempts as b')
        .whereColumn('b.quiz_id', 'a.quiz_id')
        .whereColumn('b.person_id', 'a.person_id')
        .where('b.is_trial', false)
        .whereColumn('b.number', '>', 'a.number')
        .select('b.id')
    )
    .orderBy('w.position')
    .limit(MOST_ROWS)
    .select('w.question_id', 'w.version_id', 'w.answer', 'w.score', 'w.points')
  const byQuestion = Map.groupBy(rows, (row) => row.question_id as string)
  const asked = [...byQuestion.values()].slice(0, MOST_QUESTIONS)
  const versions = await contentsOf(asked.flat().map((row) => row.version_id as string))
  return asked.map((group) => summed(group, versions, locale))
}

async function contentsOf(ids: readonly string[]): Promise<Map<string, Question>> {
  const rows = await db
    .from('courses_question_versions')
    .whereIn('id', [...new Set(ids)])
    .select('id', 'content')
  return new Map(rows.map((row) => [row.id as string, fromJson<Question>(row.content)]))
}

function summed(group: any[], versions: Map<string, Question>, locale: Locale) {
  // Of a question that was changed meanwhile, the version that was asked last.
  const question = versions.get(group.at(-1).version_id)!
  const given = group.map((row) => {
    const content = versions.get(row.version_id)!
    const answer = row.answer === null ? null : fromJson<{ given: Answer }>(row.answer).given
    return { answer, share: shareOf(row, content, answer), content }
  })
  const answered = given.filter(({ answer }) => answer !== null)
  return {
    html: renderLine(question.text, locale),
    ...{ asked: given.length, answered: answered.length },
    right: answered.filter(({ share }) => share !== null && share >= 1).length,
    waits: answered.filter(({ share }) => share === null).length,
    rightHtml: rightText(question, locale),
    // What was written at length is read learner by learner.
    answers: question.type === 'essay' ? [] : mostGiven(answered, locale),
  }
}

/** From 0 to 1; null where a person must mark. An answer of an open attempt has no score yet. */
function shareOf(row: any, content: Question, answer: Answer | null): number | null {
  if (row.score !== null) return Number(row.points) > 0 ? Number(row.score) / Number(row.points) : 1
  return mark(content, answer).share
}

type Given = { answer: Answer | null; share: number | null; content: Question }

function mostGiven(answered: readonly Given[], locale: Locale) {
  const byText = Map.groupBy(answered, ({ content, answer }) => answerText(content, answer, locale))
  return [...byText]
    .map(([html, list]) => ({
      ...{ html, count: list.length, isRight: (list[0].share ?? 0) >= 1 },
    }))
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_ANSWERS)
}
