import { Job } from '#shared/jobs/job'
import { listJobs } from '#operations/queries/list_jobs'
import { jobShape } from '#operations/queries/job_shape'
import { listSchedules } from '#operations/queries/list_schedules'
import { ownerNames } from '#operations/queries/owner_names'
import { manages } from '#institutions/queries/managers'
import type { HttpContext } from '@adonisjs/core/http'

export default class JobsController {
  async index({ actor, locale, request, view }: HttpContext) {
    const { state, page } = request.qs()
    const everyone = manages.everything(actor)
    const list = await listJobs(actor!, { everyone, state, page, locale })
    const schedules = everyone ? await listSchedules(locale) : []
    return view.render('pages/operations/jobs/index', { ...list, everyone, schedules })
  }

  async show({ bouncer, locale, params, view }: HttpContext) {
    const job = await Job.findOrFail(params.id)
    await bouncer.with('OperationsJobPolicy').authorize('view', job)
    const owners = await ownerNames([job.ownerId], locale)
    const shape = jobShape(job, locale, owners.get(job.ownerId))
    return view.render('pages/operations/jobs/show', { job: shape })
  }
}
