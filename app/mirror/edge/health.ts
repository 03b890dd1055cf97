import db from '@adonisjs/lucid/services/db'
import { clock, ZONE } from '#shared/clock'
import { sqlTime } from '#shared/database/times'
import { appVersion } from '#shared/app_version'
import { freeBytes } from '#mirror/edge/room'
import Received from '#mirror/models/received'
import type Origin from '#mirror/models/origin'
import type { Said } from '#mirror/http/said'

/** What this server says of itself to its origin, by wire and on sticks (docs/protocols/mirror.md section 14). */
export async function health(origin: Origin, medium: 'http' | 'stick'): Promise<Said> {
  const current = origin.currentId ? await Received.find(origin.currentId) : null
  const open = await comingOf(origin)
  return {
    ...{ catalogue: current?.catalogue ?? null, sequence: current?.sequence ?? null },
    ...{ revocations: origin.revocations, freeBytes: await freeBytes() },
    ...{ appVersion: appVersion(), note: open?.note ?? current?.note ?? null, medium },
    ...(await monthOf(origin)),
  }
}

/** What came over the wire in this month of the calendar, in bytes. */
export async function monthOf({ id }: Pick<Origin, 'id'>) {
  const from = clock.now().setZone(ZONE).startOf('month')
  const [{ total }] = await db
    .from('mirror_visits')
    .where({ origin_id: id, medium: 'http' })
    .where('started_at', '>=', sqlTime(from))
    .sum('bytes as total')
  return { month: from.toFormat('yyyy-MM'), monthBytes: Number(total ?? 0) }
}

/** The newest edition that is not here whole. */
export const comingOf = (origin: Pick<Origin, 'id' | 'sequence' | 'currentId'>) =>
  Received.query()
    .where('originId', origin.id)
    .whereIn('state', ['announced', 'fetching', 'partial', 'held', 'complete', 'refused'])
    .where('sequence', '>', origin.currentId ? origin.sequence : 0)
    .orderBy('sequence', 'desc')
    .first()

/** The present time, and never before what was signed last: machines without a battery begin in 1970. */
export const notBefore = ({ clockFloor }: Pick<Origin, 'clockFloor'>) =>
  clockFloor && clockFloor > clock.now() ? clockFloor : clock.now()
