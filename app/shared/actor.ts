/** The person a request acts for, as actions and policies see it. */
export type Actor = {
  userId: string
  personId: string
  /** The name to show, in the language of the request. */
  name: string
  grants: Grant[]
  /** What the person was named for, see `#shared/administration/duties`. */
  duties?: string[]
}

/** One role of a person at an institution; it reaches the institution's whole subtree. */
export type Grant = {
  role: string
  institutionId: string
  /** Whether the institution has none above it; absent where nobody asked. */
  isTop?: boolean
}

/** Acts for the server itself: packs, console commands, jobs. Its audit entries have no person. */
export const SYSTEM: Actor = {
  userId: '00000000-0000-0000-0000-000000000000',
  personId: '00000000-0000-0000-0000-000000000000',
  name: 'system',
  grants: [],
}
