import { texts, type Marked } from '#courses/marking/marked'
import { shareOfTicks } from '#courses/marking/ticks'
import type { Answers, Bodies } from '#shared/questions/types'

export function markMultiple(body: Bodies['multiple'], answer: Answers['multiple']): Marked {
  const chosen = body.options.filter(({ key }) => answer.includes(key))
  return {
    share: shareOfTicks(body.options, body.rule, answer),
    feedback: texts(chosen.map(({ feedback }) => feedback)),
    parts: Object.fromEntries(chosen.map(({ key, correct }) => [key, correct])),
  }
}
