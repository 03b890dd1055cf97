import { flag, object, wordings } from '#shared/questions/schema_parts'
import { found, type QuestionKind } from '#shared/questions/types/question_kind'

/** A word or a few, compared as Khmer is read rather than as it is typed. */
export const shortText: QuestionKind<'short_text'> = {
  schema: object({ answers: wordings, caseSensitive: flag, wildcard: flag }, [
    ...['caseSensitive', 'wildcard'],
  ]),
  check: ({ body: { answers } }) =>
    found({ none_right: !answers.some(({ credit }) => credit === 1) }),
}
