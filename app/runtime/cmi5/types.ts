/** Texts by language tag, in the order of the course structure. */
export type Texts = Record<string, string>

export const moveOns = [
  ...(['Passed', 'Completed', 'CompletedAndPassed'] as const),
  ...(['CompletedOrPassed', 'NotApplicable'] as const),
]
export type MoveOn = (typeof moveOns)[number]

type Part = {
  /** Names it in addresses and in `runtime_attempt_scos`: made of `id`, the same in every version. */
  key: string
  /** The publisher's id, which is never the id of an activity here. */
  id: string
  title: Texts
  description: Texts
  /** The ids of objectives. */
  objectives: string[]
}

/** An assignable unit: what can be launched. */
export type Unit = Part & {
  kind: 'au'
  /** A file of the package with its query, or an address elsewhere. */
  place: { path: string; suffix: string } | { address: string }
  moveOn: MoveOn
  masteryScore: number | null
  launchMethod: 'OwnWindow' | 'AnyWindow'
  launchParameters: string | null
  entitlementKey: string | null
  activityType: string | null
}

export type Block = Part & { kind: 'block'; items: CourseItem[] }

export type CourseItem = Unit | Block

/** A cmi5 course (course structure of the cmi5 specification, 13); `runtime_package_versions.manifest`. */
export type Course = {
  standard: 'cmi5'
  edition: string
  id: string
  title: Texts
  description: Texts
  objectives: { id: string; title: Texts; description: Texts }[]
  items: CourseItem[]
}

export const isOutside = (place: Unit['place']): place is { address: string } => 'address' in place
