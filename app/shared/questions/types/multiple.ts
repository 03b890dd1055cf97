import { credit, entry, feedback, flag, list, object } from '#shared/questions/schema_parts'
import { found, isBlank, isUnique, type QuestionKind } from '#shared/questions/types/question_kind'

/** Any number of choices. */
export const multiple: QuestionKind<'multiple'> = {
  schema: object({
    options: list(entry({ correct: flag, credit, feedback }, ['credit', 'feedback']), 2),
    rule: { enum: ['all', 'balance', 'credits'] },
    shuffle: flag,
  }),
  check: ({ body: { options } }) =>
    found({
      keys: !isUnique(options),
      no_text: options.some(({ text }) => isBlank(text)),
      none_right: !options.some(({ correct }) => correct),
    }),
}
