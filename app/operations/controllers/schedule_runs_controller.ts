import { Exception } from '@adonisjs/core/exceptions'
import { allSchedules } from '#shared/schedules/schedule'
import { startScheduled } from '#operations/actions/start_scheduled'
import type { HttpContext } from '@adonisjs/core/http'

/** Begins now what begins by itself later. */
export default class ScheduleRunsController {
  async store({ actor, bouncer, params, response }: HttpContext) {
    await bouncer.with('OperationsServerPolicy').authorize('change')
    const schedule = allSchedules().find(({ job }) => job.kind === params.name)
    if (!schedule) throw new Exception('No such schedule', { status: 404 })
    const id = await startScheduled(actor!, schedule)
    return response.redirect().status(303).toRoute('operations.jobs.show', [id])
  }
}
