import { attemptLog } from '#runtime/queries/attempt_log'
import { findAttempt } from '#runtime/find_attempt'
import { listQuery } from '#shared/http/list_query'
import type { HttpContext } from '@adonisjs/core/http'

/** Every call of the content, its values, its answer and error code: for those who look after the package. */
export default class AttemptLogsController {
  async show(ctx: HttpContext) {
    const { bouncer, locale, params, view } = ctx
    const { attempt, row } = await findAttempt(params.id)
    await bouncer.with('RuntimePackagePolicy').authorize('keep', row)
    const { text, page } = listQuery(ctx)
    const log = await attemptLog(attempt, { errors: text('errors') === '1', page }, locale)
    return view.render('pages/runtime/attempt_logs/show', { ...log, attempt, row })
  }
}
