import { feedback, flag, object } from '#shared/questions/schema_parts'
import type { QuestionKind } from '#shared/questions/types/question_kind'

/** A statement that is true or not. */
export const trueFalse: QuestionKind<'true_false'> = {
  schema: object(
    {
      correct: flag,
      feedback: object({ true: feedback, false: feedback }, ['true', 'false']),
    },
    ['feedback']
  ),
  check: () => [],
}
