import { clock, ZONE } from '#shared/clock'
import { SYSTEM } from '#shared/actor'
import Backup from '#operations/models/backup'
import { secretOf } from '#operations/backups/place_secret'
import { openPlace } from '#operations/backups/places/open_place'
import { PlaceError } from '#operations/backups/places/place'
import { startBackup, startDrill } from '#operations/actions/start_backup'
import { placeStates, type PlaceState } from '#operations/queries/place_states'
import type { DateTime } from 'luxon'
import type BackupPlace from '#operations/models/backup_place'

/** After a failure it is not tried at once again. */
const PAUSE = { hours: 1 }
const DRILL_EVERY_DAYS = 30

/** The latest moment at which a backup should have begun; undefined where nothing is planned. */
export function dueSince({
  schedule,
  hour,
}: Pick<BackupPlace, 'schedule' | 'hour'>): DateTime | undefined {
  const now = clock.now()
  if (schedule === 'off') return undefined
  if (schedule === 'hourly') return now.minus({ hours: 1 })
  const local = now.setZone(ZONE)
  const day = schedule === 'weekly' ? local.startOf('week') : local.startOf('day')
  const time = day.set({ hour })
  return time <= local ? time : time.minus(schedule === 'weekly' ? { weeks: 1 } : { days: 1 })
}

/**
 * Starts the backups that are due, and a drill where the last one was a month ago. A stick that is not plugged in is
 * waited for: its backup begins within a quarter of an hour after it is there. Returns how many jobs were started.
 */
export async function startDueBackups(): Promise<number> {
  let started = 0
  for (const one of await placeStates()) {
    if (one.running) continue
    if (await isDue(one)) {
      if (!(await isReady(one.place))) continue
      await startBackup(SYSTEM, one.place)
      started++
    } else if (wantsDrill(one) && (await isReady(one.place))) {
      await startDrill(SYSTEM, one.place)
      started++
    }
  }
  return started
}

/** Whether there is something to start. A place elsewhere in the network is not tried here: it may be slow to answer. */
export async function hasDueBackups(): Promise<boolean> {
  for (const one of await placeStates()) {
    if (one.running || !((await isDue(one)) || wantsDrill(one))) continue
    if (one.place.kind === 's3' || (await isReady(one.place))) return true
  }
  return false
}

async function isDue({ place, newest }: PlaceState) {
  const since = dueSince(place)
  if (!since || (newest && newest.startedAt >= since)) return false
  const recent = clock.now().minus(PAUSE)
  const tried = await Backup.query().where('placeId', place.id).orderBy('startedAt', 'desc').first()
  const isTried =
    tried && tried.startedAt > recent && tried.state !== 'whole' && tried.state !== 'gaps'
  return !isTried
}

/** A drill that failed is not repeated by itself: a person has to look. */
const wantsDrill = ({ place, newest, drill }: PlaceState) =>
  place.schedule !== 'off' &&
  place.kind !== 's3' &&
  newest !== undefined &&
  (!drill || (drill.passed && clock.now().diff(drill.at, 'days').days >= DRILL_EVERY_DAYS))

/** Whether the place can be written to; why not stands in its row and on the page. */
async function isReady(place: BackupPlace) {
  try {
    const opened = await openPlace(place.config, secretOf(place))
    await opened.ready()
    if (place.problem) await place.merge({ problem: null }).save()
    return true
  } catch (error) {
    if (!(error instanceof PlaceError)) throw error
    await place.merge({ problem: error.code }).save()
    return false
  }
}
