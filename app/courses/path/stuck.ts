import { counts } from '#courses/path/course_path'
import type { Activity, Progress } from '#courses/course_types'

/** Why a learner does not get on, the most telling first. */
export const stuckReasons = ['low', 'late', 'long', 'quiet'] as const
export type StuckReason = (typeof stuckReasons)[number]

export type Stuck = { activity: Activity | null; reason: StuckReason; since: Date }

/** After so many days without a visit somebody who is not through is quiet. */
export const QUIET_DAYS = 7

const MINUTE = 60_000

/** Nothing is taken for long before so many minutes; after so many it was put down, not worked at. */
const [LONG_FROM, LONG_UNTIL] = [15, 180]

type Given = {
  /** In the order of the course. */
  activities: readonly Activity[]
  progress: readonly Progress[]
  lastActivityId: string | null
  /** The last sign of life, or the day of the enrolment. */
  seenAt: Date
  isComplete: boolean
  now: Date
}

/**
 * Whether a learner is stuck, on what and why: `low` tried it and stayed below the score it needs, `late` it is due and
 * not done, `long` at it for more than twice its time, `quiet` not here for a week. Null for who gets on.
 */
export function stuckOn(given: Given): Stuck | null {
  if (given.isComplete) return null
  return low(given) ?? late(given) ?? long(given) ?? quiet(given)
}

const knownOf = ({ progress }: Given) => new Map(progress.map((one) => [one.activityId, one]))

function low(given: Given): Stuck | null {
  const known = knownOf(given)
  for (const activity of given.activities) {
    const one = known.get(activity.id)
    if (!one || one.doneAt || one.score === null || activity.completion !== 'score') continue
    return { activity, reason: 'low', since: one.begunAt }
  }
  return null
}

function late(given: Given): Stuck | null {
  const known = knownOf(given)
  const isLate = (one: Activity) =>
    counts(one) && one.dueAt !== null && one.dueAt < given.now && !known.get(one.id)?.doneAt
  const activity = given.activities.find(isLate)
  return activity ? { activity, reason: 'late', since: activity.dueAt! } : null
}

function long(given: Given): Stuck | null {
  const one = knownOf(given).get(given.lastActivityId ?? '')
  const activity = given.activities.find(({ id }) => id === given.lastActivityId)
  if (!one || one.doneAt || !activity || activity.completion === 'none') return null
  const minutes = (given.now.getTime() - one.begunAt.getTime()) / MINUTE
  const most = Math.max(LONG_FROM, 2 * (activity.minutes ?? 0))
  if (minutes < most || minutes > Math.max(LONG_UNTIL, 2 * most)) return null
  return { activity, reason: 'long', since: one.begunAt }
}

function quiet(given: Given): Stuck | null {
  if (given.now.getTime() - given.seenAt.getTime() < QUIET_DAYS * 24 * 60 * MINUTE) return null
  const known = knownOf(given)
  const isOpen = (one: Activity) => counts(one) && !known.get(one.id)?.doneAt
  return {
    ...{ activity: given.activities.find(isOpen) ?? null, reason: 'quiet' },
    since: given.seenAt,
  }
}
