import { createHash } from 'node:crypto'
import { PackageProblem } from '#shared/archive/package_problem'
import { readQuestionSet } from '#library/questions/validate'
import { QUESTIONS_FORMAT, type Question, type QuestionSet } from '#library/questions/types'

/**
 * Questions as the file of a resource. The same questions make the same bytes.
 * @throws PackageProblem where there are none, or where they are not what a set may hold
 */
export function questionFile(questions: Question[]) {
  if (questions.length === 0) throw new PackageProblem('no_questions')
  const set: QuestionSet = { format: QUESTIONS_FORMAT, version: 1, questions: unique(questions) }
  const bytes = Buffer.from(JSON.stringify(set, null, 1))
  if (!readQuestionSet(bytes)) throw new PackageProblem('questions_wrong')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { bytes, size: bytes.length, print: `sha256:${sha256}` }
}

/** Files that were put together from several have numbers twice. */
function unique(questions: Question[]) {
  const seen = new Map<string, number>()
  return questions.map((question) => {
    const count = (seen.get(question.id) ?? 0) + 1
    seen.set(question.id, count)
    return count === 1 ? question : { ...question, id: `${question.id}-${count}` }
  })
}
