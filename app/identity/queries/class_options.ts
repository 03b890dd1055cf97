import { clock, ZONE } from '#shared/clock'

/** The academic year of today, `2026-2027`: it begins in November, so a list made in the holidays is for the next. */
export function schoolYear() {
  const now = clock.now().setZone(ZONE)
  const first = now.month >= 9 ? now.year : now.year - 1
  return `${first}-${first + 1}`
}
