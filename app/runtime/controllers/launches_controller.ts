import { contentOrigin } from '#runtime/content/origins'
import { findPackage } from '#runtime/find_package'
import { launchPackage } from '#runtime/actions/launch_package'
import { launchPage } from '#runtime/queries/launch_page'
import { launchValidator } from '#runtime/validators/package'
import { framing } from '#runtime/actions/framing'
import { ownLaunch } from '#runtime/own_launch'
import { PageState } from '#shared/http/page_state'
import { notice } from '#shared/http/notice'
import type { HttpContext } from '@adonisjs/core/http'

export default class LaunchesController {
  async store(ctx: HttpContext) {
    const { actor, bouncer, params, request, response } = ctx
    const row = await findPackage(params.code)
    await bouncer.with('RuntimePackagePolicy').authorize('view', row)
    const { wish } = await request.validateUsing(launchValidator)
    const outcome = await launchPackage(actor!, row, { wish, appOrigin: originOf(ctx) })
    if (!outcome.ok) {
      notice(ctx, `runtime.notices.${outcome.error.type}`, {}, 'warn')
      return response.redirect().status(303).toRoute('runtime.packages.show', [row.code])
    }
    return response
      .redirect()
      .status(303)
      .toRoute('runtime.launches.show', [outcome.value.launch.id])
  }

  /** The player. A launch belongs to one person. */
  async show(ctx: HttpContext) {
    const { response, locale, view } = ctx
    const launch = await ownLaunch(ctx)
    const page = await launchPage(launch, locale)
    const origin = contentOrigin(launch.appOrigin, page.code)
    framing(ctx, origin)
    ;(ctx.pageState ??= new PageState(ctx)).about = page.back
    response.header('cache-control', 'no-store')
    return view.render('pages/runtime/launches/show', { ...page, origin })
  }
}

/** The origin under which this page is seen: it may frame the player, and hears its messages. */
const originOf = ({ request }: HttpContext) => `${request.protocol()}://${request.host()}`
