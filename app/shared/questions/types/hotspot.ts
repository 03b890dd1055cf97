import { flag, key, list, name, object, share, text } from '#shared/questions/schema_parts'
import { found, isBlank, isUnique, type QuestionKind } from '#shared/questions/types/question_kind'

const shape = {
  oneOf: [
    object({ kind: { const: 'rect' }, x: share, y: share, width: share, height: share }),
    object({ kind: { const: 'circle' }, x: share, y: share, radius: share }),
    object({
      kind: { const: 'polygon' },
      points: list({ type: 'array', items: share, minItems: 2, maxItems: 2 }, 3),
    }),
  ],
}

/** Places on a picture. Each has a word, so that who does not see the picture answers the same question. */
export const hotspot: QuestionKind<'hotspot'> = {
  schema: object({
    picture: name,
    areas: list(object({ key, label: text(300), shape, correct: flag }), 2, 30),
    rule: { enum: ['all', 'balance'] },
  }),
  check: ({ pictures = [], body: { areas, picture } }) =>
    found({
      keys: !isUnique(areas),
      no_text: areas.some(({ label }) => isBlank(label)),
      none_right: !areas.some(({ correct }) => correct),
      no_picture: !pictures.some((one) => one.name === picture),
    }),
}
