import { openFile } from '#library/open_file'
import { countUse } from '#library/use_counts'
import { serveDerivative } from '#media/actions/serve_derivative'
import type { HttpContext } from '@adonisjs/core/http'

/** What was made of a file of a resource, for those who may open the resource. */
export default class DerivativesController {
  async show(ctx: HttpContext) {
    const { resource, file, isPublic, isSaved } = await openFile(ctx)
    if (isSaved) countUse(resource.id, 'downloads')
    const { made } = ctx.params
    const stem = file.name.replace(/\.[^.]+$/, '')
    const saveAs = isSaved ? `${stem}.${made.split('.').pop()}` : undefined
    return serveDerivative(ctx, file.blobId, made, { isPublic, saveAs })
  }
}
