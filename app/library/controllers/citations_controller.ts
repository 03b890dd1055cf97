import { appUrl } from '#config/app'
import { openResource } from '#library/open_resource'
import { citationFile, citationFormats } from '#library/queries/citation_files'
import type { HttpContext } from '@adonisjs/core/http'

/** How to cite a resource, as a file for a program that keeps references. */
export default class CitationsController {
  async show(ctx: HttpContext) {
    const { params, response, locale } = ctx
    const resource = await openResource(ctx)
    const format = citationFormats.find((one) => one === params.format)!
    const address = `${appUrl}/library/${resource.code}`
    const { text, mediaType } = citationFile(resource, { format, address, locale })
    response.header('content-type', mediaType)
    response.header('content-disposition', `attachment; filename="${resource.code}.${format}"`)
    return response.send(text)
  }
}
