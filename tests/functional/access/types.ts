import type { Role } from '#identity/roles'

/** One row of the table of routes and who may use them. */
export type RouteAccess = {
  /** The route's name. */
  route: string
  /** Who gets an answer other than 401 and 403. Everyone else must get 401 (visitors) or 403. */
  allow: 'everyone' | 'signed_in' | readonly Role[]
  /** Makes the row the address speaks of, at `institutionId`, and returns the address's parameters. */
  params?: (world: World) => Promise<Record<string, string>> | Record<string, string>
  /** The body of a changing request. */
  body?: Record<string, unknown>
}

/** The small country in which each route is tried by each role: everyone is a member of `schoolId`. */
export type World = { ministryId: string; provinceId: string; schoolId: string; personId: string }
