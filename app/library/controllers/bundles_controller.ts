import { Exception } from '@adonisjs/core/exceptions'
import { openResource } from '#library/open_resource'
import { countUse } from '#library/use_counts'
import { rightsOfResource } from '#library/rights_of'
import { bundleResource } from '#library/actions/bundle_resource'
import type { HttpContext } from '@adonisjs/core/http'

/** A resource whole, with how to name it, for those whom its licence lets keep it. */
export default class BundlesController {
  async show(ctx: HttpContext) {
    const resource = await openResource(ctx)
    if (!rightsOfResource(resource).download) {
      throw new Exception('The licence forbids it', { status: 403, code: 'E_LICENCE' })
    }
    countUse(resource.id, 'downloads')
    ctx.response.header('content-type', 'application/zip')
    ctx.response.header('content-disposition', `attachment; filename="${resource.code}.zip"`)
    return ctx.response.stream((await bundleResource(resource)) as any)
  }
}
