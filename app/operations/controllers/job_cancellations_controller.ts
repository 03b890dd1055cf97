import { Job } from '#shared/jobs/job'
import { translate } from '#shared/http/translate'
import { cancelJob } from '#operations/actions/cancel_job'
import type { HttpContext } from '@adonisjs/core/http'

export default class JobCancellationsController {
  async store({ actor, bouncer, locale, params, response, session }: HttpContext) {
    const job = await Job.findOrFail(params.id)
    await bouncer.with('OperationsJobPolicy').authorize('change', job)
    const isStopped = await cancelJob(actor!, job)
    const [tone, key] = isStopped ? ['ok', 'jobs.show.cancelled'] : ['warn', 'jobs.show.too_late']
    session.flash('notice', { tone, text: translate(locale, key) })
    return response.redirect().status(303).toRoute('operations.jobs.show', [job.id])
  }
}
