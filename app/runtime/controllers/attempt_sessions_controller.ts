import { abandonSession } from '#runtime/actions/abandon_session'
import { findAttempt } from '#runtime/find_attempt'
import { notice } from '#shared/http/notice'
import Session from '#runtime/models/session'
import type { HttpContext } from '@adonisjs/core/http'

/** A unit that is open somewhere: who plays, and those who keep the package, may end it. */
export default class AttemptSessionsController {
  async destroy(ctx: HttpContext) {
    const { bouncer, params, response } = ctx
    const { attempt, row } = await findAttempt(params.id)
    await bouncer.with('RuntimeAttemptPolicy').authorize('view', attempt.personId, row)
    const session = await Session.query()
      .where({ id: params.session, attemptId: attempt.id })
      .firstOrFail()
    await abandonSession(session)
    notice(ctx, 'runtime.notices.session_ended')
    return response.redirect().status(303).toRoute('runtime.attempts.show', [attempt.id])
  }
}
