import { object, text } from '#shared/questions/schema_parts'
import type { QuestionKind } from '#shared/questions/types/question_kind'

const count = (maximum: number) => ({ type: 'integer', minimum: 1, maximum })

/** A text of one's own, marked by a person. */
export const essay: QuestionKind<'essay'> = {
  schema: object(
    {
      ...{ minWords: count(20_000), maxWords: count(20_000), lines: count(60) },
      ...{ rubric: text(10_000), start: text(10_000) },
    },
    ['minWords', 'maxWords', 'lines', 'rubric', 'start']
  ),
  check: () => [],
}
