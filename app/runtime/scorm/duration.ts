const CLOCK = /^(\d{2,4}):(\d{2}):(\d{2}(?:\.\d{1,2})?)$/
const ISO =
  /^P(?:(\d+(?:\.\d+)?)Y)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/
const SECONDS = [31_557_600, 2_629_800, 86_400, 3600, 60, 1]

/** A length of time of SCORM 1.2 (`HHHH:MM:SS.SS`) or 2004 (`PT1H30M`) in seconds; null where it is neither. */
export function secondsOf(text: string): number | null {
  const clock = CLOCK.exec(text)
  if (clock) return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3])
  const iso = ISO.exec(text)
  if (!iso || text === 'P' || text.endsWith('T')) return null
  return iso.slice(1).reduce((sum, part, at) => sum + Number(part ?? 0) * SECONDS[at], 0)
}

/** Nobody sits before one page for longer: what says so comes from a machine that was left on. */
const LONGEST = 24 * 3600

/**
 * How long a time of playing counts, in seconds. What the content says holds; without it what the player saw. The
 * time that a laptop slept while the content's clock ran on is taken off.
 */
export function countedSeconds({
  seconds,
  active,
  slept,
}: {
  seconds: number | null
  active: number
  slept: number
}) {
  if (seconds === null) return Math.min(active, LONGEST)
  const awake = slept > 0 && seconds > active ? Math.max(active, seconds - slept) : seconds
  return Math.min(awake, LONGEST)
}
