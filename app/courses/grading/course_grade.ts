/** A part of the grade: it weighs so much beside the others, and its lowest results fall away. */
export type Category = { id: string; weight: number; dropLowest: number }

/** What is graded. */
export type Item = { id: string; categoryId: string | null; isDue: boolean }

/** What somebody has for an item: a share of 0 to 1, nothing yet, or excused from it. */
export type Mark = { score: number | null; isExcused: boolean }

export type CourseGrade = {
  /** 0 to 1; null where nothing counts yet. */
  total: number | null
  /** By category. */
  parts: Map<string, number | null>
  /** The items that fell away as the lowest. */
  dropped: Set<string>
}

type Counted = { id: string; score: number }

/**
 * What the marks of one learner come to. In a category every item counts the same, the lowest fall away (but never the last
 * one), and categories in which nothing counts yet are left out of the whole. Without categories all items are one; with
 * them, what is in none of them does not count. What isn't done counts as 0 once it is due, where `countsMissing` says so.
 */
export function courseGrade(
  items: readonly Item[],
  categories: readonly Category[],
  markOf: (id: string) => Mark,
  countsMissing: boolean
): CourseGrade {
  const dropped = new Set<string>()
  const parts = new Map<string, number | null>()
  const one = { id: '', weight: 1, dropLowest: 0 }
  let [sum, weights] = [0, 0]
  for (const category of categories.length > 0 ? categories : [one]) {
    const own = items.filter(({ categoryId }) => category === one || categoryId === category.id)
    const counted = own.flatMap((item) => countedOf(item, markOf(item.id), countsMissing))
    const kept = withoutLowest(counted, category.dropLowest, dropped)
    const score = kept.length > 0 ? average(kept) : null
    parts.set(category.id, score)
    if (score === null) continue
    sum += score * category.weight
    weights += category.weight
  }
  return { total: weights > 0 ? sum / weights : null, parts, dropped }
}

function countedOf({ id, isDue }: Item, mark: Mark, countsMissing: boolean): Counted[] {
  if (mark.isExcused) return []
  if (mark.score !== null) return [{ id, score: mark.score }]
  return countsMissing && isDue ? [{ id, score: 0 }] : []
}

function withoutLowest(counted: Counted[], lowest: number, dropped: Set<string>) {
  const inOrder = [...counted].sort((a, b) => a.score - b.score)
  const gone = inOrder.slice(0, Math.max(0, Math.min(lowest, counted.length - 1)))
  for (const { id } of gone) dropped.add(id)
  return inOrder.slice(gone.length)
}

const average = (counted: Counted[]) =>
  counted.reduce((sum, { score }) => sum + score, 0) / counted.length

/** As it is shown, and as letters are given by: per cent with one decimal. */
export const percentOf = (share: number) => Math.round(share * 1000) / 10
