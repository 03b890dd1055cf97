/** One person's score for one question of a quiz. */
export type Scored = {
  attemptId: string
  itemId: string
  score: number
  most: number
  answered: boolean
}

export type ItemFigures = {
  itemId: string
  /** How many were asked it, and how many of them left it empty. */
  asked: number
  blank: number
  /** The mean share of its points, 0 to 1: the higher, the easier. */
  difficulty: number
  /** How it goes with the rest of the quiz, -1 to 1 (Pearson's correlation); null where nothing varies. */
  discrimination: number | null
}

/** Difficulty and discrimination of every question that was asked. */
export function analyseItems(scored: readonly Scored[]): ItemFigures[] {
  const totals = new Map<string, { score: number; most: number }>()
  for (const { attemptId, score, most } of scored) {
    const sum = totals.get(attemptId) ?? { score: 0, most: 0 }
    totals.set(attemptId, { score: sum.score + score, most: sum.most + most })
  }
  const byItem = Map.groupBy(scored, ({ itemId }) => itemId)
  return [...byItem].map(([itemId, rows]) => {
    const shares = rows.map(({ score, most }) => (most > 0 ? score / most : 0))
    const rests = rows.map(({ attemptId, score, most }) => {
      const total = totals.get(attemptId)!
      const rest = total.most - most
      return rest > 0 ? (total.score - score) / rest : 0
    })
    return {
      ...{ itemId, asked: rows.length, blank: rows.filter(({ answered }) => !answered).length },
      difficulty: mean(shares),
      discrimination: correlation(shares, rests),
    }
  })
}

const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / list.length

/** Pearson's r; null where one of the two does not vary. */
export function correlation(a: readonly number[], b: readonly number[]): number | null {
  const [middleA, middleB] = [mean(a), mean(b)]
  let [both, varA, varB] = [0, 0, 0]
  for (const [at, one] of a.entries()) {
    both += (one - middleA) * (b[at] - middleB)
    varA += (one - middleA) ** 2
    varB += (b[at] - middleB) ** 2
  }
  if (a.length < 2 || varA < 1e-12 || varB < 1e-12) return null
  return Math.max(-1, Math.min(1, both / Math.sqrt(varA * varB)))
}
