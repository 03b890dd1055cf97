import { saidBy } from '#courses/marking/wordings'
import { clamp, texts, type Marked } from '#courses/marking/marked'
import type { Answers, Bodies } from '#shared/questions/types'

export function markShortText(body: Bodies['short_text'], answer: Answers['short_text']): Marked {
  const said = saidBy(body.answers, answer, body)
  return said ? { share: clamp(said.credit), feedback: texts([said.feedback]) } : { share: 0 }
}
