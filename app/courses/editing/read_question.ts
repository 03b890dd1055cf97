import { readBody } from '#courses/editing/read_body'
import * as form from '#courses/editing/typed'
import type { Typed } from '#courses/editing/typed'
import type { Question, QuestionType } from '#shared/questions/types'

/** Commas, line ends and the Khmer full stop part a list. */
const listed = (value: unknown) => [
  ...new Set(
    form
      .said(value)
      .split(/[,\n។]/)
      .map((one) => one.trim())
      .filter(Boolean)
  ),
]

type Pictures = NonNullable<Question['pictures']>

/** A question out of its form. What is wrong with it is for `checkQuestion` to say. */
export function readQuestion(type: QuestionType, typed: Typed, pictures: Pictures): unknown {
  const body = readBody(type, typed) as Typed
  // The first picture is the one, unless another is chosen.
  if (type === 'hotspot' && !body.picture) body.picture = pictures[0]?.name ?? ''
  return form.given({
    type,
    name: form.said(typed.name) || undefined,
    text: form.textOf(typed.text_km, typed.text_en) ?? { km: '' },
    points: form.numberOf(typed.points) ?? 1,
    general: form.textOf(typed.general_km, typed.general_en),
    hint: form.textOf(typed.hint_km, typed.hint_en),
    tags: some(listed(typed.tags)),
    outcomes: some(listed(typed.outcomes)),
    pictures: some(pictures),
    body,
  })
}

const some = <T>(list: T[]) => (list.length > 0 ? list : undefined)
