export type Level = { text: string; points: number }

/** What is looked at, the most points for it, and how they are given: freely, or one of its levels. */
export type Criterion = { text: string; points: number; levels: Level[] }

const SCORED = /^(.*?)[|｜]\s*(\d+(?:[.,]\d+)?)\s*$/
const BELOW = /^[-–—•*]\s*/

/** The most criteria of a rubric. */
export const MOST_CRITERIA = 20

/**
 * A rubric as its author types it: a criterion on each line, then `|` and its points. Lines below it that begin with a dash
 * are its levels, such as `- Some units | 1`; with levels the criterion counts what the best of them does. Other lines are
 * left out.
 */
export function rubricOf(text: string | undefined): Criterion[] {
  const criteria: Criterion[] = []
  for (const line of (text ?? '').split('\n').map((one) => one.trim())) {
    const [words, points] = scored(line.replace(BELOW, ''))
    const last = criteria.at(-1)
    if (!BELOW.test(line)) criteria.push({ text: words, points: points ?? 0, levels: [] })
    else if (last && points !== undefined) last.levels.push({ text: words, points })
  }
  return criteria
    .map((one) => ({ ...one, points: Math.max(...one.levels.map(most), 0) || one.points }))
    .filter((one) => one.text !== '' && one.points > 0)
    .slice(0, MOST_CRITERIA)
}

const most = ({ points }: Level) => points

function scored(line: string): [string, number | undefined] {
  const [, words, points] = SCORED.exec(line) ?? []
  return points === undefined ? [line, undefined] : [words.trim(), Number(points.replace(',', '.'))]
}

export const pointsOf = (criteria: readonly Criterion[]) =>
  criteria.reduce((sum, { points }) => sum + points, 0)
