import { Exception } from '@adonisjs/core/exceptions'
import { inLocale } from '#shared/http/translate'
import { openResource } from '#library/open_resource'
import { mustAllowFile, rightsOfResource } from '#library/rights_of'
import { listVersions, showVersion, versionFile } from '#library/queries/versions'
import { cleanFiles } from '#media/queries/clean_files'
import { serveBlob } from '#media/actions/serve_blob'
import type { HttpContext } from '@adonisjs/core/http'

/** What a resource was at the time: addresses of versions stay what they are. */
export default class VersionsController {
  async index(ctx: HttpContext) {
    const resource = await openResource(ctx)
    return ctx.view.render('pages/library/versions/index', {
      code: resource.code,
      title: inLocale(ctx.locale, resource.titleKm, resource.titleEn),
      present: resource.version,
      versions: await listVersions(resource),
    })
  }

  async show(ctx: HttpContext) {
    const resource = await openResource(ctx)
    const shown = await showVersion(resource, Number(ctx.params.number), ctx.locale)
    return ctx.view.render('pages/library/versions/show', {
      code: resource.code,
      present: resource.version,
      rights: rightsOfResource(resource),
      shown,
    })
  }

  async file(ctx: HttpContext) {
    const resource = await openResource(ctx)
    const { number, name } = ctx.params
    mustAllowFile(resource, false)
    const file = await versionFile(resource.id, Number(number), name)
    if (!file) throw new Exception('No such file', { status: 404, code: 'E_ROW_NOT_FOUND' })
    const clean = await cleanFiles([file])
    return serveBlob(ctx, clean.get(file.blobId) ?? file, {
      name,
      disposition: 'inline',
      isPublic: false,
    })
  }
}
