const FREE = 4
const FIRST = 30

/** PINs are short: their pauses grow up to an hour; those of passwords up to a quarter. */
export const longestPause = (usesPin: boolean) => (usesPin ? 3600 : 900)

/** Seconds to wait after so many wrong secrets in a row: none up to 4, then 30 s, doubling with each. */
export function lockPause(failures: number, longest: number) {
  if (failures <= FREE) return 0
  return Math.min(longest, FIRST * 2 ** Math.min(20, failures - FREE - 1))
}
