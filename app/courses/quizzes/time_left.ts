import { clock } from '#shared/clock'
import { onForget } from '#shared/remembered'
import { readTime } from '#shared/database/times'

/** An answer that was on its way when the time ended still counts. */
export const GRACE_SECONDS = 30

type Running = { endsAt: Date | string | null; seenAt: Date | string; id: string }

/** Of this process: what cannot be set, unlike the clock of a small server. In seconds. */
export const steady = { now: () => performance.now() / 1000 }

const ends = new Map<string, { endsAt: number; at: number }>()
onForget(() => ends.clear())
const MOST = 50_000

/**
 * The seconds that are left of an attempt; null without a limit, below zero when it is over. Counted on the server and
 * never by its calendar alone: while the process lives a clock that is set forward or back changes nothing, and
 * after a start one that stands before the last sign of life counts from that.
 */
export function secondsLeft({ id, endsAt, seenAt }: Running): number | null {
  if (endsAt === null) return null
  const end = readTime(endsAt).toMillis()
  const known = ends.get(id)
  if (known?.endsAt === end) return known.at - steady.now()
  const now = Math.max(clock.now().toMillis(), readTime(seenAt).toMillis())
  const left = (end - now) / 1000
  if (ends.size >= MOST) ends.delete(ends.keys().next().value!)
  ends.set(id, { endsAt: end, at: steady.now() + left })
  return left
}
