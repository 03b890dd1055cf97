import { DateTime } from 'luxon'
import { ZONE } from '#shared/clock'
import type { Keep } from '#operations/types'

const PERIODS = [
  ['daily', 'yyyy-MM-dd'],
  ['weekly', "kkkk-'W'WW"],
  ['monthly', 'yyyy-MM'],
] as const

/** The moment in a snapshot's name. */
export const momentOf = (name: string) =>
  DateTime.fromFormat(name.slice(0, 16), "yyyyMMdd'T'HHmmss'Z'", { zone: 'utc' })

/**
 * Which snapshots stay: of each of the last days, weeks and months that have any, the newest; and the newest of all.
 * @param names in any order
 */
export function snapshotsToKeep(names: string[], keep: Keep): Set<string> {
  const sorted = names.toSorted().reverse()
  const kept = new Set(sorted.slice(0, 1))
  for (const [rule, format] of PERIODS) {
    const seen = new Set<string>()
    for (const name of sorted) {
      const period = momentOf(name).setZone(ZONE).toFormat(format)
      if (seen.has(period)) continue
      if (seen.size === keep[rule]) break
      seen.add(period)
      kept.add(name)
    }
  }
  return kept
}
