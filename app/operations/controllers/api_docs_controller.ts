import { appUrl } from '#config/app'
import { openApi } from '#shared/api/openapi'
import { apiOperations } from '#shared/api/operations'
import type { HttpContext } from '@adonisjs/core/http'

/** The API as it is described to people and to programs. */
export default class ApiDocsController {
  index({ view }: HttpContext) {
    return view.render('pages/operations/api/index', { operations: apiOperations(), appUrl })
  }

  show({ locale, response }: HttpContext) {
    response.header('cache-control', 'public, max-age=300')
    return response.json(openApi(locale, appUrl))
  }
}
