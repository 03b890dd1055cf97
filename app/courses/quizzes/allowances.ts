import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** What one learner is allowed beyond others. */
export type Allowance = { extraPercent: number; noTimer: boolean; extraAttempts: number }

export const NONE: Allowance = { extraPercent: 0, noTimer: false, extraAttempts: 0 }

/** What is allowed in this quiz, or in every one: of several the best. */
export async function allowanceOf(
  client: QueryClientContract,
  personId: string,
  quizId: string
): Promise<Allowance> {
  const rows = await client
    .from('courses_accommodations')
    .where('person_id', personId)
    .where((here: any) => here.whereNull('quiz_id').orWhere('quiz_id', quizId))
  return rows.reduce(
    (best: Allowance, row) => ({
      extraPercent: Math.max(best.extraPercent, Number(row.extra_percent)),
      noTimer: best.noTimer || Boolean(row.no_timer),
      extraAttempts: Math.max(best.extraAttempts, Number(row.extra_attempts)),
    }),
    NONE
  )
}
