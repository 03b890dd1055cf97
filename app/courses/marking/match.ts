import { clamp, type Marked } from '#courses/marking/marked'
import type { Answers, Bodies, Entry } from '#shared/questions/types'

const words = ({ text }: Entry) => `${text.km ?? ''}\n${text.en ?? ''}`

/** Two choices with the same words are the same choice. */
export function markMatch({ items, choices }: Bodies['match'], answer: Answers['match']): Marked {
  const said = new Map(choices.map((one) => [one.key, words(one)]))
  const isRight = (item: { key: string; choice: string }) =>
    said.has(answer[item.key]) && said.get(answer[item.key]) === said.get(item.choice)
  const parts = Object.fromEntries(items.map((item) => [item.key, isRight(item)]))
  const right = Object.values(parts).filter(Boolean).length
  return { share: clamp(right / items.length), parts }
}
