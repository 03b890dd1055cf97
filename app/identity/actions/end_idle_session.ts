import { validate } from 'uuid'
import { clock } from '#shared/clock'
import LoginSession from '#identity/models/login_session'

/** Ends a sign-in of a shared device that may no longer be used, so that no list counts it as open. */
export async function endIdleSession(id: unknown) {
  if (typeof id !== 'string' || !validate(id)) return
  const session = await LoginSession.query()
    .where({ id, is_shared: true })
    .whereNull('ended_at')
    .first()
  await session?.merge({ endedAt: clock.now() }).save()
}
