import { validate } from 'uuid'
import { Exception } from '@adonisjs/core/exceptions'
import { contentOrigin } from '#runtime/content/origins'
import { findPackage } from '#runtime/find_package'
import { launchPackage } from '#runtime/actions/launch_package'
import { launchPage } from '#runtime/queries/launch_page'
import { launchValidator } from '#runtime/validators/package'
import { framing } from '#runtime/framing'
import Launch from '#runtime/models/launch'
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
    const { actor, params, response, locale, view } = ctx
    const launch = validate(params.id) ? await Launch.find(params.id) : null
    if (launch?.personId !== actor!.personId) {
      throw new Exception('There is no such launch', { status: 404, code: 'E_ROW_NOT_FOUND' })
    }
    const page = await launchPage(launch, locale)
    const origin = contentOrigin(launch.appOrigin, page.code)
    framing(ctx, origin)
    ;(ctx.pageState ??= new PageState(ctx)).about = `/packages/${page.code}`
    response.header('cache-control', 'no-store')
    return view.render('pages/runtime/launches/show', { ...page, origin })
  }
}

/** The origin under which this page is seen: it may frame the player, and hears its messages. */
const originOf = ({ request }: HttpContext) => `${request.protocol()}://${request.host()}`
