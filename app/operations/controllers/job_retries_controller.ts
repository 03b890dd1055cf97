import { Job } from '#shared/jobs/job'
import { translate } from '#shared/http/translate'
import { retryJob } from '#operations/actions/retry_job'
import type { HttpContext } from '@adonisjs/core/http'

export default class JobRetriesController {
  async store({ actor, bouncer, locale, params, response, session }: HttpContext) {
    const job = await Job.findOrFail(params.id)
    await bouncer.with('OperationsJobPolicy').authorize('change', job)
    const isQueued = await retryJob(actor!, job)
    const [tone, key] = isQueued ? ['ok', 'jobs.show.queued_again'] : ['warn', 'jobs.show.not_over']
    session.flash('notice', { tone, text: translate(locale, key) })
    return response.redirect().status(303).toRoute('operations.jobs.show', [job.id])
  }
}
