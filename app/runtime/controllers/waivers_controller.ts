import { findAttempt } from '#runtime/find_attempt'
import { notice } from '#shared/http/notice'
import { waiverValidator } from '#runtime/validators/package'
import { waiveUnit } from '#runtime/actions/waive_unit'
import type { HttpContext } from '@adonisjs/core/http'

/** A unit of a course that a learner need not do. */
export default class WaiversController {
  async store(ctx: HttpContext) {
    const { actor, bouncer, params, request, response } = ctx
    const { attempt, row } = await findAttempt(params.id)
    await bouncer.with('RuntimePackagePolicy').authorize('keep', row)
    const form = await request.validateUsing(waiverValidator)
    const outcome = await waiveUnit(actor!, attempt, row, form)
    if (outcome.ok) notice(ctx, 'runtime.notices.waived')
    else notice(ctx, `runtime.notices.${outcome.error.type}`, {}, 'warn')
    return response.redirect().status(303).toRoute('runtime.attempts.show', [attempt.id])
  }
}
