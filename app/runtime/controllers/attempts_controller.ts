import { attemptPage } from '#runtime/queries/attempt_page'
import { recordRead } from '#shared/audit/record_read'
import { mayKeep } from '#runtime/access'
import { findAttempt } from '#runtime/find_attempt'
import type { HttpContext } from '@adonisjs/core/http'

export default class AttemptsController {
  async show({ actor, bouncer, locale, params, view }: HttpContext) {
    const { attempt, row } = await findAttempt(params.id)
    await bouncer.with('RuntimeAttemptPolicy').authorize('view', attempt.personId, row)
    if (attempt.personId !== actor!.personId) {
      await recordRead(actor!, {
        verb: 'runtime.attempt_viewed',
        subject: { type: 'attempt', id: attempt.id },
        institutionId: row.institutionId,
      })
    }
    const canKeep = await mayKeep(actor, row)
    const shown = await attemptPage(actor!, attempt, row, locale)
    return view.render('pages/runtime/attempts/show', { ...shown, canKeep })
  }
}
