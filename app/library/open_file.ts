import { Exception } from '@adonisjs/core/exceptions'
import { openResource } from '#library/open_resource'
import { mustAllowFile } from '#library/rights_of'
import { detailsOf } from '#library/queries/resource_details'
import type { HttpContext } from '@adonisjs/core/http'

/**
 * The file of the address, if this reader may open its resource and its licence gives the file out; whether it is
 * to be kept (`?save=1`), and whether shared caches may keep it.
 */
export async function openFile(ctx: HttpContext) {
  const resource = await openResource(ctx)
  const isSaved = Boolean(ctx.request.qs().save)
  mustAllowFile(resource, isSaved)
  const details = await detailsOf([resource])
  const file = details.get(resource.id)!.files.find(({ name }) => name === ctx.params.name)
  if (!file) throw new Exception('No such file', { status: 404, code: 'E_ROW_NOT_FOUND' })
  const isPublic =
    resource.state === 'published' && !resource.teacherOnly && resource.scope === 'national'
  return { resource, file, isSaved, isPublic }
}
