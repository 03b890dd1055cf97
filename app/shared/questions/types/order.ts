import { entry, list, object } from '#shared/questions/schema_parts'
import { found, isBlank, isUnique, type QuestionKind } from '#shared/questions/types/question_kind'

/** Things to put in order; they are kept in the right one. */
export const order: QuestionKind<'order'> = {
  schema: object({ items: list(entry(), 2, 20), rule: { enum: ['all', 'places', 'pairs'] } }),
  check: ({ body: { items } }) =>
    found({ keys: !isUnique(items), no_text: items.some(({ text }) => isBlank(text)) }),
}
