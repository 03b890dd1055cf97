import { amounts, flag, list, name, object, share } from '#shared/questions/schema_parts'
import { found, type QuestionKind } from '#shared/questions/types/question_kind'

const unit = object({ name, factor: { type: 'number', exclusiveMinimum: 0 } })

/** A number, with a unit where wished. */
export const numeric: QuestionKind<'numeric'> = {
  schema: object(
    {
      answers: amounts,
      units: object({ list: list(unit, 1, 20), required: flag, penalty: share }),
    },
    ['units']
  ),
  check: ({ body: { answers } }) =>
    found({
      none_right: !answers.some(({ credit }) => credit === 1),
      tolerance: answers.some(({ relative, tolerance }) => relative && tolerance >= 1),
    }),
}
