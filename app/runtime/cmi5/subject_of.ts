import { partIri } from '#runtime/cmi5/names'
import type { Subject } from '#runtime/cmi5/statements'
import type { Unit } from '#runtime/cmi5/types'

/** A unit as statements of ours speak of it. */
export const subjectOf = (code: string, unit: Unit): Subject => ({
  ...{ iri: partIri(code, unit.key), publisherId: unit.id },
  ...{ name: unit.title, description: unit.description },
  ...(unit.activityType && { type: unit.activityType }),
})
