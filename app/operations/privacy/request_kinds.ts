export const requestKinds = ['correction', 'deletion'] as const
export type RequestKind = (typeof requestKinds)[number]

export const requestStates = ['open', 'done', 'refused', 'withdrawn'] as const
export type RequestState = (typeof requestStates)[number]

/** The time that the notice promises for an answer. */
export const ANSWER_DAYS = 30
