import { clamp } from '#courses/marking/marked'
import type { TickRule } from '#shared/questions/types'

type Tickable = { key: string; correct: boolean; credit?: number }

/**
 * The share of several choices. To tick one more that is right never lowers it, one that is wrong never raises it.
 * @param chosen keys; unknown ones and doubles count nothing
 */
export function shareOfTicks(
  options: readonly Tickable[],
  rule: TickRule,
  chosen: readonly string[]
) {
  const picked = new Set(chosen)
  const ticked = options.filter(({ key }) => picked.has(key))
  const right = options.filter(({ correct }) => correct).length
  const hits = ticked.filter(({ correct }) => correct).length
  const misses = ticked.length - hits
  if (rule === 'all') return hits === right && misses === 0 ? 1 : 0
  const wrong = options.length - right
  const usual = ({ correct }: Tickable) => (correct ? 1 / right : -1 / Math.max(1, wrong))
  const worth = (one: Tickable) => (rule === 'credits' ? signed(one, usual(one)) : usual(one))
  return clamp(ticked.reduce((sum, one) => sum + worth(one), 0))
}

/** A credit that says the contrary of `correct` counts nothing. */
function signed({ correct, credit }: Tickable, usual: number) {
  if (credit === undefined) return usual
  return correct ? Math.max(0, credit) : Math.min(0, credit)
}
