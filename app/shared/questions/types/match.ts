import { entry, flag, key, list, object } from '#shared/questions/schema_parts'
import { found, isBlank, isUnique, type QuestionKind } from '#shared/questions/types/question_kind'

/** To each item what belongs to it; there may be more choices than items. */
export const match: QuestionKind<'match'> = {
  schema: object({
    items: list(entry({ choice: key })),
    choices: list(entry(), 2),
    shuffle: flag,
  }),
  check: ({ body: { items, choices } }) => {
    const known = new Set(choices.map((one) => one.key))
    return found({
      keys: !isUnique(items) || !isUnique(choices),
      no_text: [...items, ...choices].some(({ text }) => isBlank(text)),
      unknown_key: items.some(({ choice }) => !known.has(choice)),
    })
  },
}
