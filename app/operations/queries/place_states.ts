import { clock } from '#shared/clock'
import Backup from '#operations/models/backup'
import BackupPlace from '#operations/models/backup_place'
import Drill from '#operations/models/drill'
import type { DateTime } from 'luxon'

/** A drill that is older says little about today's backups. */
export const DRILL_DAYS = 90

export type PlaceState = {
  place: BackupPlace
  newest: Backup | undefined
  running: Backup | undefined
  drill: Drill | undefined
  /** Days since the newest snapshot and since the last drill that passed; null where there is none. */
  newestDays: number | null
  drillDays: number | null
  age: 'ok' | 'old' | 'none'
  isDrillOld: boolean
}

const daysSince = (time: DateTime | null | undefined) =>
  time ? Math.max(0, Math.floor(clock.now().diff(time, 'days').days)) : null

/** How each place stands. Three queries, however many places. */
export async function placeStates(): Promise<PlaceState[]> {
  const places = await BackupPlace.query().orderBy('createdAt')
  if (places.length === 0) return []
  const ids = places.map(({ id }) => id)
  const backups = await Backup.query()
    .whereIn('placeId', ids)
    .whereIn('state', ['whole', 'gaps', 'running'])
    .orderBy('startedAt', 'desc')
    .limit(500)
  const drills = await Drill.query().whereIn('placeId', ids).orderBy('at', 'desc').limit(200)
  return places.map((place) => {
    const own = backups.filter((backup) => backup.placeId === place.id)
    const newest = own.find((backup) => backup.state !== 'running')
    const tried = drills.filter((one) => one.placeId === place.id)
    const newestDays = daysSince(newest?.startedAt)
    const drillDays = daysSince(tried.find((one) => one.passed)?.at)
    return {
      ...{ place, newest, newestDays, drillDays, drill: tried[0] },
      running: own.find((backup) => backup.state === 'running'),
      age: newestDays === null ? 'none' : newestDays > place.warnDays ? 'old' : 'ok',
      isDrillOld: drillDays === null ? newestDays !== null : drillDays > DRILL_DAYS,
    } satisfies PlaceState
  })
}
