import { listQuery } from '#shared/http/list_query'
import { notice } from '#shared/http/notice'
import { changeSelection } from '#identity/actions/change_selection'
import { listPeople } from '#identity/queries/list_people'
import { filterQuery, peopleFilter } from '#identity/queries/people_filter'
import { selectionActions, selectionValidator } from '#identity/validators/merge'
import type { HttpContext } from '@adonisjs/core/http'

/** Several people of the list at once: signed out, their accounts closed or opened. */
export default class PeopleSelectionsController {
  async create(ctx: HttpContext) {
    await ctx.bouncer.with('IdentityPersonPolicy').authorize('list')
    const { text, page } = listQuery(ctx)
    const { filter } = await peopleFilter(ctx.actor!, text, ctx.locale)
    return ctx.view.render('pages/identity/people_selections/create', {
      ...(await listPeople(ctx.actor!, { ...filter, page, perPage: 50 }, ctx.locale)),
      wanted: filterQuery(filter),
      actions: selectionActions,
    })
  }

  async store(ctx: HttpContext) {
    await ctx.bouncer.with('IdentityPersonPolicy').authorize('list')
    const { people, what } = await ctx.request.validateUsing(selectionValidator)
    const counts = await changeSelection(ctx.actor!, people, what)
    notice(ctx, `people.selection.done_${what}`, counts)
    return ctx.response.redirect().status(303).toRoute('identity.people.index')
  }
}
