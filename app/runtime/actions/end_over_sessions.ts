import { abandonSession } from '#runtime/actions/abandon_session'
import { clock } from '#shared/clock'
import { sqlTime } from '#shared/database/times'
import Session from '#runtime/models/session'

const PORTION = 200

/** Abandons the sessions whose launch is over; returns how many. */
export async function endOverSessions(): Promise<number> {
  const open = await Session.query()
    .whereNull('endedAt')
    .whereIn('launchId', (launches) =>
      launches.from('runtime_launches').where('expires_at', '<', sqlTime(clock.now())).select('id')
    )
    .orderBy('id')
    .limit(PORTION)
  for (const session of open) await abandonSession(session)
  return open.length
}
