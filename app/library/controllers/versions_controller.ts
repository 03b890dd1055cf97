import { Exception } from '@adonisjs/core/exceptions'
import { inLocale } from '#shared/http/translate'
import { openResource } from '#library/open_resource'
import { mustAllowFile, rightsOfResource } from '#library/rights_of'
import { listVersions, showVersion, versionFile } from '#library/queries/versions'
import { cleanFiles } from '#media/queries/clean_files'
import { offeredPackage } from '#runtime/queries/offered_package'
import { ownAttempt } from '#runtime/queries/own_attempt'
import { knownPackage } from '#library/queries/package_to_play'
import type { ResourceRow } from '#library/queries/find_resource'
import { serveBlob } from '#media/actions/serve_blob'
import type { HttpContext } from '@adonisjs/core/http'

/** The package that a version was, and where this reader stands in it. */
async function versionToPlay(resource: ResourceRow, version: number, ctx: HttpContext) {
  const id = await knownPackage(resource, { content: ctx.locale, version })
  if (!id) return {}
  const play = await offeredPackage(id, ctx.locale)
  const attempt = ctx.actor && play ? await ownAttempt(ctx.actor, id, play.kind) : undefined
  return { play, attempt, version, content: ctx.locale }
}

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
    const play = shown.kind === 'package' ? await versionToPlay(resource, shown.number, ctx) : {}
    return ctx.view.render('pages/library/versions/show', {
      code: resource.code,
      present: resource.version,
      rights: rightsOfResource(resource),
      ...{ shown, ...play },
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
