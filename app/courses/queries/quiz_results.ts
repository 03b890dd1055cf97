import db from '@adonisjs/lucid/services/db'
import { pagerOf } from '#shared/database/pager'
import { attemptOf, type Attempt } from '#courses/queries/attempts'
import { quizGrade } from '#courses/queries/quiz_start'
import type { Quiz } from '#courses/queries/quizzes'

const PER_PAGE = 50

const taken = (quizId: string) =>
  db.from('courses_quiz_attempts').where({ quiz_id: quizId, is_trial: false })

export type LearnerResult = {
  personId: string
  attempts: Attempt[]
  grade: number | null
  latest: Attempt
}

/** Who took a quiz with what it came to, a page of people at a time. Three queries. */
export async function quizResults(quiz: Quiz, page: number) {
  const [{ total }] = await taken(quiz.id).countDistinct('person_id as total')
  const pager = pagerOf(total, page, PER_PAGE)
  return { pager, results: await resultsOf(quiz, (pager.page - 1) * PER_PAGE, PER_PAGE) }
}

async function resultsOf(quiz: Quiz, offset: number, limit: number): Promise<LearnerResult[]> {
  const people = await taken(quiz.id)
    .groupBy('person_id')
    .select('person_id')
    .orderBy('person_id')
    .limit(limit)
    .offset(offset)
  const ids = people.map((row) => row.person_id as string)
  const rows = await taken(quiz.id).whereIn('person_id', ids).orderBy('number')
  const byPerson = Map.groupBy(rows.map(attemptOf), ({ personId }) => personId)
  return ids.map((personId) => {
    const attempts = byPerson.get(personId)!
    return { personId, attempts, grade: quizGrade(quiz, attempts), latest: attempts.at(-1)! }
  })
}

/** Everyone, in portions, for a file. */
export async function* allResults(quiz: Quiz) {
  for (let from = 0; ; from += PER_PAGE) {
    const part = await resultsOf(quiz, from, PER_PAGE)
    if (part.length === 0) return
    yield part
  }
}
