import { findPackage } from '#runtime/find_package'
import { receiveUpload } from '#runtime/receive_upload'
import { removeVersion } from '#runtime/actions/remove_package'
import { replacePackage } from '#runtime/actions/replace_package'
import { versionValidator } from '#runtime/validators/package'
import PackageVersion from '#runtime/models/package_version'
import { uploadLimit } from '#config/bodyparser'
import { notice } from '#shared/http/notice'
import type { HttpContext } from '@adonisjs/core/http'

export default class PackageVersionsController {
  async create({ bouncer, params, view }: HttpContext) {
    const row = await findPackage(params.code)
    await bouncer.with('RuntimePackagePolicy').authorize('keep', row)
    return view.render('pages/runtime/package_versions/create', { row, limit: uploadLimit })
  }

  async store(ctx: HttpContext) {
    const { actor, bouncer, locale, params, request, response } = ctx
    const row = await findPackage(params.code)
    await bouncer.with('RuntimePackagePolicy').authorize('keep', row)
    const typed = await request.validateUsing(versionValidator)
    await replacePackage(actor!, row, await receiveUpload(actor!, typed, locale))
    notice(ctx, 'runtime.notices.uploaded')
    return response.redirect().status(303).toRoute('runtime.packages.show', [row.code])
  }

  async destroy(ctx: HttpContext) {
    const { actor, bouncer, params, response } = ctx
    const row = await findPackage(params.code)
    await bouncer.with('RuntimePackagePolicy').authorize('keep', row)
    const number = Number(params.number)
    const version = await PackageVersion.query().where({ packageId: row.id, number }).firstOrFail()
    const isRemoved = await removeVersion(actor!, row, version)
    if (isRemoved) notice(ctx, 'runtime.notices.version_removed')
    else notice(ctx, 'runtime.notices.version_used', {}, 'warn')
    return response.redirect().status(303).toRoute('runtime.packages.show', [row.code])
  }
}
