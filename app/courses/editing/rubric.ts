export type Criterion = { text: string; points: number }

const LINE = /^(.*?)[|｜]\s*(\d+(?:[.,]\d+)?)\s*$/

/** A rubric as its author types it: a criterion on each line, then `|` and its points. Other lines are left out. */
export function rubricOf(text: string | undefined): Criterion[] {
  return (text ?? '').split('\n').flatMap((line) => {
    const [, words, points] = LINE.exec(line.trim()) ?? []
    return words?.trim() ? [{ text: words.trim(), points: Number(points.replace(',', '.')) }] : []
  })
}

export const pointsOf = (criteria: readonly Criterion[]) =>
  criteria.reduce((sum, { points }) => sum + points, 0)
