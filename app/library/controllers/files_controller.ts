import { Exception } from '@adonisjs/core/exceptions'
import { openResource } from '#library/open_resource'
import { serveBlob } from '#media/actions/serve_blob'
import { countUse } from '#library/use_counts'
import { mustAllowFile } from '#library/rights_of'
import { detailsOf } from '#library/queries/resource_details'
import type { HttpContext } from '@adonisjs/core/http'

/** A file of a resource, for those who may open the resource. */
export default class FilesController {
  async show(ctx: HttpContext) {
    const resource = await openResource(ctx)
    mustAllowFile(resource, Boolean(ctx.request.qs().save))
    if (ctx.request.qs().save) countUse(resource.id, 'downloads')
    const details = await detailsOf([resource])
    const file = details.get(resource.id)!.files.find(({ name }) => name === ctx.params.name)
    if (!file) throw new Exception('No such file', { status: 404, code: 'E_ROW_NOT_FOUND' })
    return serveBlob(ctx, file, {
      name: file.name,
      language: file.language,
      disposition: ctx.request.qs().save ? 'attachment' : 'inline',
      isPublic: resource.state === 'published' && !resource.teacherOnly,
    })
  }
}
