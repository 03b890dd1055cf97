import { clamp, texts, type Marked } from '#courses/marking/marked'
import type { Answers, Bodies } from '#shared/questions/types'

export function markSingle({ options }: Bodies['single'], answer: Answers['single']): Marked {
  const chosen = options.find(({ key }) => key === answer)
  if (!chosen) return { share: 0 }
  return {
    share: clamp(chosen.credit),
    feedback: texts([chosen.feedback]),
    parts: { [chosen.key]: chosen.credit === 1 },
  }
}
