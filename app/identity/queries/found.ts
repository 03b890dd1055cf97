/** Of a list too large to be counted so many can be paged through. */
export const MOST_OF_LARGE = 100
export const MOST_FOUND = 1000

export type Found = {
  /** Of the people of the page, in order. */
  ids: string[]
  total: number
  /** There are more than `total`. */
  isMore: boolean
  /** Too many to look through: an institution has to be chosen first. */
  needsPlace: boolean
}

export type Part = { from: number; count: number }

export const NOBODY: Found = { ids: [], total: 0, isMore: false, needsPlace: false }
