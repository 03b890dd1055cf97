import { startIndexRebuild } from '#operations/actions/start_index_rebuild'
import type { HttpContext } from '@adonisjs/core/http'

export default class IndexRebuildsController {
  async store({ actor, bouncer, response }: HttpContext) {
    await bouncer.with('OperationsServerPolicy').authorize('change')
    const id = await startIndexRebuild(actor!)
    return response.redirect().status(303).toRoute('operations.jobs.show', [id])
  }
}
