import { clamp, type Marked } from '#courses/marking/marked'
import type { Answers, Bodies } from '#shared/questions/types'

/** @param answer keys in the chosen order; what is missing stands nowhere */
export function markOrder({ items, rule }: Bodies['order'], answer: Answers['order']): Marked {
  const right = items.map(({ key }) => key)
  const given = answer.filter((key, at) => right.includes(key) && answer.indexOf(key) === at)
  const parts = Object.fromEntries(right.map((key, at) => [key, given[at] === key]))
  const placed = Object.values(parts).filter(Boolean).length
  if (rule === 'places') return { share: clamp(placed / right.length), parts }
  if (rule === 'all') return { share: placed === right.length ? 1 : 0, parts }
  return { share: clamp(pairsInOrder(right, given)), parts }
}

/** Half of the pairs are right by chance, so the share begins at half of them. */
function pairsInOrder(right: string[], given: string[]) {
  let kept = 0
  const all = (right.length * (right.length - 1)) / 2
  for (const [at, first] of right.entries()) {
    for (const second of right.slice(at + 1)) {
      const [a, b] = [given.indexOf(first), given.indexOf(second)]
      if (a >= 0 && b >= 0 && a < b) kept += 1
    }
  }
  return (2 * kept) / all - 1
}
