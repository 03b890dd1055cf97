import { resourceForm, type Chosen } from '#library/queries/resource_form'
import { formInput } from '#library/form_input'
import { listQuery } from '#library/list_query'
import { offersWhileTyping } from '#library/queries/offers_while_typing'
import { listPage } from '#library/queries/list_page'
import { resourceCodes } from '#library/queries/resource_codes'
import { openResource } from '#library/open_resource'
import { detailsOf } from '#library/queries/resource_details'
import { searchIndex } from '#search/queries/search_index'
import { visitorPages } from '#shared/http/visitor_pages'
import { countUse } from '#library/use_counts'
import { showResourcePage } from '#library/show_resource_page'
import { findResource } from '#library/queries/find_resource'
import { authorsInstitution } from '#library/access'
import { createResource } from '#library/actions/create_resource'
import { CorrectionRefused, updateResource } from '#library/actions/update_resource'
import { resourceValidator } from '#library/validators/resource'
import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import type { HttpContext } from '@adonisjs/core/http'
import { PageState } from '#shared/http/page_state'

const lists = visitorPages(60)

export default class ResourcesController {
  async index(ctx: HttpContext) {
    const { view, request, actor, locale } = ctx
    const query = listQuery(request.qs())
    // Asked by the search box while somebody types: the same page, with what it offers them.
    const isTyping = request.header('hx-request') === 'true'
    const offers = isTyping ? await offersWhileTyping(query.q ?? '', actor, locale) : undefined
    const render = async () => {
      const page = await listPage(query, actor, locale)
      return view.render('pages/library/resources/index', { ...page, offers })
    }
    return offers ? render() : lists(ctx, await searchIndex().version(), render)
  }

  async show(ctx: HttpContext) {
    const resource = await openResource(ctx)
    if (resource.shelf === 'handbook') (ctx.pageState ??= new PageState(ctx)).section = '/handbook'
    if (resource.state === 'published') countUse(resource.id, 'views')
    return showResourcePage(ctx, resource)
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with('LibraryResourcePolicy').authorize('create')
    const institutionId = authorsInstitution(ctx.actor!)
    const form = await resourceForm(undefined, ctx.locale, { ...chosen(ctx), institutionId })
    return ctx.view.render('pages/library/resources/create', form)
  }

  async store(ctx: HttpContext) {
    const { request, response, session, actor, locale } = ctx
    await ctx.bouncer.with('LibraryResourcePolicy').authorize('create')
    if (request.input('refresh')) return this.create(keepTyped(ctx))
    const typed = await request.validateUsing(resourceValidator, { meta: await resourceCodes() })
    const { values, files } = await formInput(typed, { actor: actor!, locale })
    const resource = await createResource(actor!, values, files)
    session.flash('notice', { tone: 'ok', text: translate(locale, 'library.notices.created') })
    return response.redirect().status(303).toPath(`/library/${resource.code}`)
  }

  async edit(ctx: HttpContext) {
    const resource = await findResource(ctx.params.code)
    await ctx.bouncer.with('LibraryResourcePolicy').authorize('edit', resource)
    const form = await resourceForm(resource, ctx.locale, chosen(ctx))
    return ctx.view.render('pages/library/resources/edit', form)
  }

  async update(ctx: HttpContext) {
    const { request, response, session, actor, locale, params } = ctx
    const resource = await findResource(params.code)
    await ctx.bouncer.with('LibraryResourcePolicy').authorize('edit', resource)
    if (request.input('refresh')) return this.edit(keepTyped(ctx))
    const typed = await request.validateUsing(resourceValidator, {
      meta: await resourceCodes(resource),
    })
    const details = await detailsOf([resource])
    const standing = details.get(resource.id)!.files
    const { values, files } = await formInput(typed, { actor: actor!, locale }, standing)
    await updateResource(actor!, resource.id, values, files).catch((error) => {
      if (!(error instanceof CorrectionRefused)) throw error
      const { problem } = error
      const field = problem === 'wider' ? 'scope' : 'licence'
      refuseField(field, translate(locale, `library.reviews.problems.${problem}`))
    })
    session.flash('notice', { tone: 'ok', text: translate(locale, 'library.notices.updated') })
    return response.redirect().status(303).toPath(`/library/${resource.code}`)
  }
}

/** The subject whose lessons and the lessons whose outcomes are offered: just typed, else as in the address. */
function chosen({ request, pageState }: HttpContext): Chosen {
  const typed = pageState?.old?.lessons
  return {
    subject: pageState?.old?.subject ?? request.qs().subject,
    lessons: typed === undefined ? undefined : [typed].flat().map(String).slice(0, 60),
  }
}

/** The form comes back with what was typed, to offer the lessons of the chosen subject: it works without script. */
function keepTyped(ctx: HttpContext) {
  ctx.pageState ??= new PageState(ctx)
  ctx.pageState.old = ctx.request.except(['_csrf', '_method', 'refresh'])
  return ctx
}
