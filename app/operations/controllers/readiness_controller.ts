import { isDatabaseReady } from '#operations/queries/database_ready'
import type { HttpContext } from '@adonisjs/core/http'

/** Whether requests may be sent here: the database answers in time. Says no more than that. */
export default class ReadinessController {
  async show({ response }: HttpContext) {
    const isReady = await isDatabaseReady()
    response.header('cache-control', 'no-store')
    response.status(isReady ? 200 : 503)
    return response.json({ status: isReady ? 'ready' : 'not_ready' })
  }
}
