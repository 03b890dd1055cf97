import { Exception } from '@adonisjs/core/exceptions'
import { findPackage } from '#curriculum/case/find_case'
import { base } from '#curriculum/controllers/case_api_controller'
import type { HttpContext } from '@adonisjs/core/http'

/** A document as a file to keep: CASE 1.1 JSON. */
export default class CaseFilesController {
  async show(ctx: HttpContext) {
    const found = await findPackage(ctx.params.id, base(ctx))
    if (!found) throw new Exception('No such document', { status: 404 })
    const name = String(found.CFDocument.identifier).replaceAll(/[^\w.-]/g, '')
    ctx.response.header('content-type', 'application/json; charset=utf-8')
    ctx.response.header('content-disposition', `attachment; filename="case-${name}.json"`)
    return ctx.response.send(JSON.stringify(found, null, 1))
  }
}
