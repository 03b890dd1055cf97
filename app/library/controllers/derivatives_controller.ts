import { openFile } from '#library/open_file'
import { serveDerivative } from '#media/actions/serve_derivative'
import type { HttpContext } from '@adonisjs/core/http'

/** What was made of a file of a resource, for those who may open the resource. */
export default class DerivativesController {
  async show(ctx: HttpContext) {
    const { file, isPublic } = await openFile(ctx)
    const { made } = ctx.params
    const stem = file.name.replace(/\.[^.]+$/, '')
    const saveAs = ctx.request.qs().save ? `${stem}.${made.split('.').pop()}` : undefined
    return serveDerivative(ctx, file.blobId, made, { isPublic, saveAs })
  }
}
