import { metBy } from '#courses/marking/amounts'
import { saidBy } from '#courses/marking/wordings'
import { readNumber } from '#courses/marking/read_number'
import { clamp, texts, type Marked } from '#courses/marking/marked'
import type { Answers, Bodies, Gap, Text } from '#shared/questions/types'

/** Each gap counts the same. */
export function markGap({ gaps }: Bodies['gap'], answer: Answers['gap']): Marked {
  const marked = gaps.map((gap) => ({ key: gap.key, ...markOne(gap, answer[gap.key] ?? '') }))
  const sum = marked.reduce((total, { credit }) => total + credit, 0)
  return {
    share: clamp(sum / gaps.length),
    feedback: texts(marked.map(({ feedback }) => feedback)),
    parts: Object.fromEntries(marked.map(({ key, credit }) => [key, credit === 1])),
  }
}

function markOne(gap: Gap, given: string): { credit: number; feedback?: Text } {
  if (gap.kind === 'choice') return { credit: given === gap.correct ? 1 : 0 }
  if (!given.trim()) return { credit: 0 }
  if (gap.kind === 'text') return saidBy(gap.answers, given, gap) ?? { credit: 0 }
  const read = readNumber(given)
  return (read && metBy(gap.answers, read.values)) ?? { credit: 0 }
}
