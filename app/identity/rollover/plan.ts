import type { Heads } from '#identity/queries/class_counts'

/** `stay` leaves a class or a pupil as they are. */
export const outcomes = ['promote', 'repeat', 'move', 'graduate', 'leave', 'stay'] as const

export type Outcome = (typeof outcomes)[number]

/** What becomes of a class or of one pupil; `target` is the name of a class of the next year. */
export type Step = { outcome: Outcome; target: string | null }

/** `grade` is the code of the target's grade; null while its track is still to be chosen. */
export type ClassStep = Step & { grade: string | null }

export type RolloverPlan = {
  classes: Record<string, ClassStep>
  /** Pupils for whom it is not as for their class, by the id of their place. */
  pupils: Record<string, Step>
  /** Classes of the next year that no class goes into as a whole. */
  extra: { name: string; grade: string }[]
  carryHomeroom: boolean
  carryTeachers: boolean
}

/** What was done: pupils by outcome, classes made. */
export type RolloverTotals = { pupils: Record<Outcome, Heads>; classesMade: number }

/** Outcomes that lead into a class of the next year. */
export const needsTarget = (outcome: Outcome) =>
  outcome === 'promote' || outcome === 'repeat' || outcome === 'move'

export const noTotals = (): Record<Outcome, Heads> =>
  Object.fromEntries(outcomes.map((one) => [one, { total: 0, female: 0 }])) as Record<
    Outcome,
    Heads
  >
