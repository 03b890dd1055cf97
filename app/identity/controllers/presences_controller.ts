import type { HttpContext } from '@adonisjs/core/http'

/** A page in use says so: reading and typing keep the sign-in of a shared device alive. */
export default class PresencesController {
  show({ response }: HttpContext) {
    return response.noContent()
  }
}
