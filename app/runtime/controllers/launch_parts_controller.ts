import { notice } from '#shared/http/notice'
import { openSession } from '#runtime/actions/open_session'
import { ownLaunch } from '#runtime/own_launch'
import { windowPage } from '#runtime/queries/window_page'
import type { HttpContext } from '@adonisjs/core/http'

/** A unit of a course that opens in a window of its own: this page is in that window first, and says where it leads. */
export default class LaunchPartsController {
  async show(ctx: HttpContext) {
    const { params, locale, response, view } = ctx
    const launch = await ownLaunch(ctx)
    response.header('cache-control', 'no-store')
    const page = await windowPage(launch, params.part, locale)
    return view.render('pages/runtime/launch_parts/show', { ...page, launch, href: null })
  }

  /** Opens it. The answer is a page and no redirect: the policy of forms does not let one lead to another origin. */
  async store(ctx: HttpContext) {
    const { params, locale, response, view } = ctx
    const launch = await ownLaunch(ctx)
    const page = await windowPage(launch, params.part, locale)
    const opened = launch.isOpen ? await openSession(launch, params.part) : undefined
    if (!opened?.ok) {
      notice(ctx, `runtime.notices.${opened?.error.type ?? 'launch_over'}`, {}, 'warn')
      return response.redirect().status(303).toRoute('runtime.packages.show', [page.code])
    }
    response.header('cache-control', 'no-store')
    // Another site need not know the address of this page.
    response.header('referrer-policy', 'no-referrer')
    response.header('refresh', `0;url=${opened.value.href}`)
    return view.render('pages/runtime/launch_parts/show', {
      ...page,
      launch,
      href: opened.value.href,
    })
  }
}
