import { credit, entry, feedback, flag, list, object } from '#shared/questions/schema_parts'
import { found, isBlank, isUnique, type QuestionKind } from '#shared/questions/types/question_kind'

/** One choice of several. */
export const single: QuestionKind<'single'> = {
  schema: object({
    options: list(entry({ credit, feedback }, ['feedback']), 2),
    shuffle: flag,
  }),
  check: ({ body: { options } }) =>
    found({
      keys: !isUnique(options),
      no_text: options.some(({ text }) => isBlank(text)),
      none_right: !options.some((one) => one.credit === 1),
    }),
}
