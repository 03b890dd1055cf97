import { amounts, entry, flag, key, list, object } from '#shared/questions/schema_parts'
import { text, wordings } from '#shared/questions/schema_parts'
import { gapKeys } from '#shared/questions/gap_keys'
import { found, isUnique, type QuestionKind } from '#shared/questions/types/question_kind'

const common = { key, label: text(300) }

/** A text with gaps to fill. */
export const gap: QuestionKind<'gap'> = {
  schema: object({
    gaps: list({
      oneOf: [
        object({ ...common, kind: { const: 'choice' }, options: list(entry(), 2), correct: key }, [
          'label',
        ]),
        object(
          {
            ...{ ...common, kind: { const: 'text' }, answers: wordings },
            ...{ caseSensitive: flag, wildcard: flag },
          },
          ['label', 'caseSensitive', 'wildcard']
        ),
        object({ ...common, kind: { const: 'number' }, answers: amounts }, ['label']),
      ],
    }),
  }),
  check: ({ text: words, body: { gaps } }) => {
    const written = [words.km, words.en].filter((one) => one?.trim()).map((one) => gapKeys(one!))
    const keys = new Set(gaps.map((one) => one.key))
    return found({
      keys: !isUnique(gaps),
      gap_missing: written.some((names) => names.some((one) => !keys.has(one))),
      gap_unused: written.some((names) => gaps.some((one) => !names.includes(one.key))),
      unknown_key: gaps.some(
        (one) => one.kind === 'choice' && !one.options.some((option) => option.key === one.correct)
      ),
    })
  },
}
