import type { QuestionOf, QuestionType, Text } from '#shared/questions/types'

/** What a type of question brings: the JSON Schema of its body, and what the schema cannot say. */
export type QuestionKind<T extends QuestionType> = {
  schema: object
  /** Codes of what is wrong beyond the schema; their words are in lang `courses.problems`. */
  check: (question: QuestionOf<T>) => QuestionProblem[]
}

export const problems = [
  ...(['schema', 'keys', 'too_few', 'none_right', 'all_right', 'unknown_key'] as const),
  ...(['gap_missing', 'gap_unused', 'no_picture', 'no_text', 'tolerance'] as const),
] as const
export type QuestionProblem = (typeof problems)[number]

export const isUnique = (list: readonly { key: string }[]) =>
  new Set(list.map(({ key }) => key)).size === list.length

export const isBlank = (text: Text | undefined) => !text?.km?.trim() && !text?.en?.trim()

/** The codes whose condition holds. */
export const found = (checks: Partial<Record<QuestionProblem, boolean>>): QuestionProblem[] =>
  problems.filter((code) => checks[code])
