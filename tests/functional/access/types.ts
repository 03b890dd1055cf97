import type { Role } from '#identity/types'

type Fields = Record<string, string>

/** One row of the table of routes and who may use them. */
export type RouteAccess = {
  /** The route's name. */
  route: string
  /** Who gets an answer other than 401 and 403. Everyone else must get 401 (visitors) or 403. */
  allow: 'everyone' | 'signed_in' | readonly Role[]
  /** Who asks is known by a signature alone, not by being signed in: whoever has none is a visitor there. */
  isSigned?: boolean
  /** Makes the row the address speaks of and returns the address's parameters. Called anew for each request. */
  params?: (world: World) => Promise<Record<string, string>> | Record<string, string>
  /** The query of its address. */
  query?: Fields | ((world: World) => Fields | Promise<Fields>)
  /** The body of a changing request, where who may do it depends on it. */
  body?: Fields | ((world: World) => Fields | Promise<Fields>)
}

/** The small country in which each route is tried by each role. */
export type World = {
  ministryId: string
  provinceId: string
  /** The school of which everyone who asks is a member, each with one role. */
  schoolId: string
  /** The person who asks; for a visitor a pupil of the school. */
  personId: string
}
