import { createPackage } from '#runtime/actions/create_package'
import { findPackage } from '#runtime/find_package'
import { listPackages } from '#runtime/queries/list_packages'
import { packageForm } from '#runtime/queries/package_form'
import { packagePage } from '#runtime/queries/package_page'
import { packagingAt } from '#runtime/access'
import { pagesToChoose } from '#runtime/queries/pages_to_choose'
import { receiveUpload } from '#runtime/receive_upload'
import { removePackage } from '#runtime/actions/remove_package'
import { updatePackage } from '#runtime/actions/update_package'
import { settingsValidator, uploadValidator } from '#runtime/validators/package'
import { listQuery } from '#shared/http/list_query'
import { notice } from '#shared/http/notice'
import type { HttpContext } from '@adonisjs/core/http'

export default class PackagesController {
  async index(ctx: HttpContext) {
    const { actor, bouncer, locale, view } = ctx
    await bouncer.with('RuntimePackagePolicy').authorize('create')
    const { text, page } = listQuery(ctx)
    const list = await listPackages(actor!, { q: text('q'), kind: text('kind'), page }, locale)
    return view.render('pages/runtime/packages/index', list)
  }

  async create({ actor, bouncer, locale, view }: HttpContext) {
    await bouncer.with('RuntimePackagePolicy').authorize('create')
    return view.render('pages/runtime/packages/create', await packageForm(actor!, locale))
  }

  async store(ctx: HttpContext) {
    const { actor, bouncer, locale, request, response } = ctx
    await bouncer.with('RuntimePackagePolicy').authorize('create')
    const meta = { institutions: packagingAt(actor!) }
    const { institution_id: at, ...typed } = await request.validateUsing(uploadValidator, { meta })
    const row = await createPackage(actor!, at, await receiveUpload(actor!, typed, locale))
    notice(ctx, 'runtime.notices.uploaded')
    return response.redirect().status(303).toRoute('runtime.packages.show', [row.code])
  }

  async show(ctx: HttpContext) {
    const { actor, bouncer, locale, params, view } = ctx
    const row = await findPackage(params.code)
    await bouncer.with('RuntimePackagePolicy').authorize('view', row)
    const { page } = listQuery(ctx)
    const shown = await packagePage(actor!, row, locale, page)
    return view.render('pages/runtime/packages/show', shown)
  }

  async edit({ bouncer, params, view }: HttpContext) {
    const row = await findPackage(params.code)
    await bouncer.with('RuntimePackagePolicy').authorize('keep', row)
    const pages = await pagesToChoose(row)
    return view.render('pages/runtime/packages/edit', { row, rules: row.rules, pages })
  }

  async update(ctx: HttpContext) {
    const { actor, bouncer, params, request, response } = ctx
    const row = await findPackage(params.code)
    await bouncer.with('RuntimePackagePolicy').authorize('keep', row)
    await updatePackage(actor!, row, await request.validateUsing(settingsValidator))
    notice(ctx, 'runtime.notices.updated')
    return response.redirect().status(303).toRoute('runtime.packages.show', [row.code])
  }

  async destroy(ctx: HttpContext) {
    const { actor, bouncer, params, response } = ctx
    const row = await findPackage(params.code)
    await bouncer.with('RuntimePackagePolicy').authorize('keep', row)
    if (row.home) {
      notice(ctx, 'runtime.notices.offered', {}, 'warn')
      return response.redirect().status(303).toRoute('runtime.packages.show', [row.code])
    }
    await removePackage(actor!, row)
    notice(ctx, 'runtime.notices.removed')
    return response.redirect().status(303).toRoute('runtime.packages.index')
  }
}
