import type { Grading } from '#courses/types'

type Marked = { number: number; score: number; most: number }

const shareOf = ({ score, most }: Marked) => (most > 0 ? score / most : 0)

/** The share, 0 to 1, that several marked attempts come to; null where there is none. */
export function gradeOf(attempts: readonly Marked[], grading: Grading): number | null {
  if (attempts.length === 0) return null
  const inOrder = [...attempts].sort((a, b) => a.number - b.number)
  if (grading === 'first') return shareOf(inOrder[0])
  if (grading === 'last') return shareOf(inOrder.at(-1)!)
  const shares = attempts.map(shareOf)
  if (grading === 'highest') return Math.max(...shares)
  return shares.reduce((sum, one) => sum + one, 0) / shares.length
}
