import { isOutside, type Course } from '#runtime/cmi5/types'
import { unitsOf } from '#runtime/cmi5/course_items'
import type { Outside } from '#runtime/outside/keep_outside'

/** The other sites on which units of a course lie. */
export function outsideOf(course: Course): Outside[] {
  const addresses = unitsOf(course).flatMap(({ place }) =>
    isOutside(place) ? [place.address] : []
  )
  const byOrigin = Map.groupBy(addresses, (address) => new URL(address).origin)
  return [...byOrigin].map(([origin, list]) => ({
    origin,
    example: list[0].slice(0, 2000),
    count: list.length,
  }))
}
