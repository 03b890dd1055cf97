import { Exception } from '@adonisjs/core/exceptions'
import { contentOrigin } from '#runtime/queries/content_origin'
import { framing } from '#runtime/actions/framing'
import { launchPackage } from '#runtime/actions/launch_package'
import { lookPage } from '#runtime/queries/look_page'
import Package from '#runtime/models/package'
import { PageState } from '#shared/http/page_state'
import { notice } from '#shared/http/notice'
import { openResource } from '#library/open_resource'
import { mustAllowFile } from '#library/rights_of'
import { packageToPlay } from '#library/queries/package_to_play'
import { playValidator } from '#library/validators/play'
import type { HttpContext } from '@adonisjs/core/http'

/** Plays a resource that is a package: with a record for people with an account, without one for everybody else. */
export default class PlaysController {
  /** For visitors: nothing is kept. Whoever has signed in begins on the resource's page. */
  async show(ctx: HttpContext) {
    const { actor, request, response, locale, view } = ctx
    const resource = await openResource(ctx)
    mustAllowFile(resource, false)
    const address = `/library/${resource.code}`
    if (actor) return response.redirect().status(303).toPath(address)
    const packageId = await packageToPlay(resource, await request.validateUsing(playValidator))
    const outcome = await lookPage(packageId, locale)
    if (!outcome.ok) return this.refuse(ctx, outcome.error.type, address)
    const page = outcome.value
    const origin = contentOrigin(originOf(ctx), page.code)
    framing(ctx, origin)
    ;(ctx.pageState ??= new PageState(ctx)).about = address
    response.header('cache-control', 'no-store')
    return view.render('pages/runtime/launches/show', { ...page, origin, back: address })
  }

  async store(ctx: HttpContext) {
    const { actor, request, response } = ctx
    const resource = await openResource(ctx)
    mustAllowFile(resource, false)
    const { wish, ...which } = await request.validateUsing(playValidator)
    const row = await Package.find(await packageToPlay(resource, which))
    if (!row) throw notThere()
    const outcome = await launchPackage(actor!, row, { wish, appOrigin: originOf(ctx) })
    const address = `/library/${resource.code}`
    if (!outcome.ok) return this.refuse(ctx, outcome.error.type, address)
    const { launch } = outcome.value
    return response.redirect().status(303).toRoute('runtime.launches.show', [launch.id])
  }

  /** The page that is shown again with what was wrong: the resource says why it does not play. */
  private refuse(ctx: HttpContext, reason: string, address: string) {
    if (reason === 'sign_in') {
      throw new Exception('Sign in first', { status: 401, code: 'E_SIGN_IN_FIRST' })
    }
    if (ctx.actor) notice(ctx, `runtime.notices.${reason}`, {}, 'warn')
    return ctx.response.redirect().status(303).toPath(address)
  }
}

const notThere = () => new Exception('No package', { status: 404, code: 'E_ROW_NOT_FOUND' })

/** The origin under which this page is seen. */
const originOf = ({ request }: HttpContext) => `${request.protocol()}://${request.host()}`
