import { chooseLaunchFile } from '#runtime/actions/choose_launch_file'
import { findPackage } from '#runtime/find_package'
import { htmlFiles } from '#runtime/queries/html_files'
import { launchFileValidator } from '#runtime/validators/package'
import PackageVersion from '#runtime/models/package_version'
import { notice } from '#shared/http/notice'
import { Exception } from '@adonisjs/core/exceptions'
import type { HttpContext } from '@adonisjs/core/http'

/** Which file is played where the one that the manifest names is not in the package. */
export default class LaunchFilesController {
  async store(ctx: HttpContext) {
    const { actor, bouncer, params, request, response } = ctx
    const row = await findPackage(params.code)
    await bouncer.with('RuntimePackagePolicy').authorize('keep', row)
    const choice = await request.validateUsing(launchFileValidator)
    const version = await PackageVersion.findOrFail(row.currentVersionId)
    const pages = await htmlFiles(version.id)
    if (!pages.includes(choice.path) || !(await chooseLaunchFile(actor!, row, version, choice))) {
      throw new Exception('No such item or file', { status: 404, code: 'E_ROW_NOT_FOUND' })
    }
    notice(ctx, 'runtime.notices.file_chosen')
    return response.redirect().status(303).toRoute('runtime.packages.show', [row.code])
  }
}
