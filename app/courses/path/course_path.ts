import type { Activity, Progress, Section } from '#courses/course_types'

/** Why an activity is closed: until a time, or until another is done. */
export type Lock = { until: Date } | { after: string }

export type Step = {
  activity: Activity
  state: 'done' | 'now' | 'next'
  lock: Lock | null
  progress: Progress | null
}

type Given = {
  sections: readonly Section[]
  activities: readonly Activity[]
  progress: readonly Progress[]
  inOrder: boolean
  now: Date
}

/** What counts towards the end of a course. A test before learning never does. */
export const counts = ({ isRequired, completion, test }: Activity) =>
  isRequired && completion !== 'none' && test !== 'pre'

/**
 * The path of a learner through a course: what is done, the one step to take now, what comes next, and what is closed
 * and why. `activities` are in the order of the course. Nothing that was done is ever closed again.
 */
export function coursePath({ sections, activities, progress, inOrder, now }: Given): Step[] {
  const known = new Map(progress.map((one) => [one.activityId, one]))
  const isDone = (id: string) => Boolean(known.get(id)?.doneAt)
  const opens = new Map(sections.map(({ id, opensAt }) => [id, opensAt]))
  let before: string | undefined
  let hasNow = false
  return activities.map((activity) => {
    const done = isDone(activity.id)
    const lock = done ? null : lockOf(activity, { opens, isDone, before: inOrder && before, now })
    const isNow = !done && !hasNow && lock === null && activity.completion !== 'none'
    hasNow ||= isNow
    if (counts(activity) && !done) before ??= activity.id
    return {
      ...{ activity, lock, progress: known.get(activity.id) ?? null },
      state: done ? 'done' : isNow ? 'now' : 'next',
    }
  })
}

type Known = {
  opens: Map<string, Date | null>
  isDone: (id: string) => boolean
  /** The first that is required and not done, where they come in order. */
  before: string | undefined | false
  now: Date
}

function lockOf(activity: Activity, { opens, isDone, before, now }: Known): Lock | null {
  const times = [activity.opensAt, opens.get(activity.sectionId) ?? null]
  const until = times.filter((time) => time !== null && time > now).sort((a, b) => +b! - +a!)[0]
  if (until) return { until }
  if (activity.afterId && !isDone(activity.afterId)) return { after: activity.afterId }
  return before ? { after: before } : null
}

/** How far, in activities that count. */
export function share(steps: readonly Step[]) {
  const counted = steps.filter(({ activity }) => counts(activity))
  return { done: counted.filter(({ state }) => state === 'done').length, of: counted.length }
}
