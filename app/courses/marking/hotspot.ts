import { shareOfTicks } from '#courses/marking/ticks'
import type { Marked } from '#courses/marking/marked'
import type { Answers, Bodies } from '#shared/questions/types'

export function markHotspot(
  { areas, rule }: Bodies['hotspot'],
  answer: Answers['hotspot']
): Marked {
  const chosen = areas.filter(({ key }) => answer.includes(key))
  return {
    share: shareOfTicks(areas, rule, answer),
    parts: Object.fromEntries(chosen.map(({ key, correct }) => [key, correct])),
  }
}
