import type { Text } from '#shared/questions/types'

/** What an answer is worth. */
export type Marked = {
  /** Of the points, 0 to 1; null where a person must mark it. */
  share: number | null
  /** What is said about this answer. */
  feedback?: Text[]
  /** Of each part by its key, whether it is right. */
  parts?: Record<string, boolean>
}

/** Sums of thirds are a hair off: a share that is nearly whole is whole. */
export function clamp(share: number): number {
  const rounded = Math.round(share * 1e9) / 1e9
  return Math.min(1, Math.max(0, rounded))
}

export const texts = (list: (Text | undefined)[]) => list.filter((one) => one !== undefined)
