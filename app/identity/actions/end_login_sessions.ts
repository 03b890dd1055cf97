import { clock } from '#shared/clock'
import LoginSession from '#identity/models/login_session'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Signs the account out: on one device, on all but one, or everywhere. Returns how many devices it were. */
export async function endLoginSessions(
  userId: string,
  { only, except }: { only?: string; except?: string } = {},
  client?: TransactionClientContract
) {
  const query = LoginSession.query({ client }).where('user_id', userId).whereNull('ended_at')
  if (only) query.where('id', only)
  if (except) query.whereNot('id', except)
  const sessions = await query
  for (const session of sessions) await session.merge({ endedAt: clock.now() }).save()
  return sessions.length
}
