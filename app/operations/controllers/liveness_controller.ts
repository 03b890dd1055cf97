import type { HttpContext } from '@adonisjs/core/http'

/** Whether the process answers at all. */
export default class LivenessController {
  show({ response }: HttpContext) {
    response.header('cache-control', 'no-store')
    return response.json({ status: 'live' })
  }
}
