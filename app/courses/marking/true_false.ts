import { texts, type Marked } from '#courses/marking/marked'
import type { Answers, Bodies } from '#shared/questions/types'

export function markTrueFalse(body: Bodies['true_false'], answer: Answers['true_false']): Marked {
  const feedback = answer ? body.feedback?.true : body.feedback?.false
  return { share: answer === body.correct ? 1 : 0, feedback: texts([feedback]) }
}
