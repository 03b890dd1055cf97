import type { Amount } from '#shared/questions/types'

/** The answer that a number meets, the best of them; undefined where it meets none. */
export function metBy(answers: readonly Amount[], values: readonly number[]): Amount | undefined {
  const met = answers.filter((answer) => values.some((value) => isWithin(answer, value)))
  return met.sort((a, b) => b.credit - a.credit)[0]
}

function isWithin({ value, tolerance, relative }: Amount, given: number) {
  const room = relative ? Math.abs(value) * tolerance : tolerance
  // 0.3 is not 0.1 + 0.2 in binary: the last digits of a double do not decide.
  const hair = Math.max(Math.abs(value), Math.abs(given), Number.MIN_VALUE) * 1e-12
  return Math.abs(given - value) <= room + hair
}
