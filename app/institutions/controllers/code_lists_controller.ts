import { listQuery } from '#shared/http/list_query'
import { editsCodeLists } from '#institutions/queries/code_list_editors'
import { findCodeList, listCodeLists, listEntries } from '#institutions/queries/code_lists'
import type { HttpContext } from '@adonisjs/core/http'

/** The ministry's code lists and what is in each. */
export default class CodeListsController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('InstitutionsCodeListPolicy').authorize('view')
    return ctx.view.render('pages/institutions/code_lists/index', {
      lists: await listCodeLists(ctx.locale),
    })
  }

  async show(ctx: HttpContext) {
    await ctx.bouncer.with('InstitutionsCodeListPolicy').authorize('view')
    const { text, page } = listQuery(ctx)
    const list = await findCodeList(String(ctx.params.list), ctx.locale)
    const filter = { q: text('q'), state: text('state'), page }
    return ctx.view.render('pages/institutions/code_lists/show', {
      ...{ list, filter },
      ...(await listEntries(list.list, filter)),
      mayEdit: await editsCodeLists(ctx.actor),
    })
  }
}
