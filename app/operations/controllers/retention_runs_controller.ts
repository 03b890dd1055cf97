import { startRetention } from '#operations/actions/start_retention'
import type { HttpContext } from '@adonisjs/core/http'

export default class RetentionRunsController {
  async store({ actor, bouncer, request, response }: HttpContext) {
    await bouncer.with('OperationsServerPolicy').authorize('change')
    const id = await startRetention(actor!, { isDry: request.input('dry') === '1' })
    return response.redirect().status(303).toRoute('operations.jobs.show', [id])
  }
}
