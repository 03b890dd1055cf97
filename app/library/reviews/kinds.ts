import type { Scope } from '#library/types'
import type { Actor } from '#shared/actor'
import type { QueryClientContract, TransactionClientContract } from '@adonisjs/lucid/types/database'

/** What can be reviewed, as its module tells the engine: resources here, guides and courses of modules above. */
export type ReviewKind = {
  /** The type of the subject; its words are `library.reviews.types.<type>`. */
  type: string
  /** What a reviewer looks at, in order; all must be right before it is approved. */
  checks: readonly string[]
  /** The parts of its form that comments may speak of. */
  fields: readonly string[]
  /** Undefined where it is gone. */
  find(id: string): Promise<ReviewSubject | undefined>
  /** Keys of `library.reviews.problems` that stand in the way of handing it in and of approving it. */
  problems(id: string, client?: QueryClientContract): Promise<string[]>
  /** Follows the review in its own row: `draft`, `submitted`, `in_review`, `published`. */
  follow(
    trx: TransactionClientContract,
    actor: Actor,
    id: string,
    state: 'draft' | 'submitted' | 'in_review' | 'published'
  ): Promise<unknown>
}

export type ReviewSubject = {
  titleKm: string | null
  titleEn: string | null
  href: string
  state: string
  scope: Scope
  institutionId: string | null
  createdBy: string | null
}

const kinds = new Map<string, ReviewKind>()

/** Called by a module's `subscriptions.ts`. */
export const provideReviewKind = (kind: ReviewKind) => kinds.set(kind.type, kind)

export const reviewKind = (type: string) => kinds.get(type)

/** The quality of a work, each rated from 1 to 4. */
export const rubric = ['accuracy', 'clarity', 'usefulness', 'design'] as const

export const reviewStates = [
  ...(['submitted', 'in_review', 'returned', 'approved', 'withdrawn'] as const),
] as const
export type ReviewState = (typeof reviewStates)[number]

/** Where each step may begin, and where it leads. */
export const STEPS = {
  take: { from: ['submitted'], to: 'in_review', subject: 'in_review' },
  approve: { from: ['in_review'], to: 'approved', subject: 'published' },
  return: { from: ['submitted', 'in_review'], to: 'returned', subject: 'draft' },
  withdraw: { from: ['submitted', 'in_review'], to: 'withdrawn', subject: 'draft' },
} as const

export type Step = keyof typeof STEPS

export const isOpenReview = (state: string) => state === 'submitted' || state === 'in_review'
