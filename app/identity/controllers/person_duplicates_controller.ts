import { listQuery } from '#shared/http/list_query'
import { findDuplicates } from '#identity/queries/find_duplicates'
import { institutionChoice } from '#identity/queries/institution_choice'
import { recentMerges } from '#identity/queries/recent_merges'
import type { HttpContext } from '@adonisjs/core/http'

/** People of an institution who may be there twice, and what was made one lately. */
export default class PersonDuplicatesController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('IdentityPersonPolicy').authorize('list')
    const { text, page } = listQuery(ctx)
    const wanted = { institutionId: text('institution'), q: text('q'), page }
    const choice = await institutionChoice(ctx.actor!, wanted, ctx.locale)
    const pairs = choice.chosen
      ? await findDuplicates(ctx.actor!, choice.chosen.id, ctx.locale)
      : []
    const merges = await recentMerges(ctx.actor!, ctx.locale)
    return ctx.view.render('pages/identity/person_duplicates/index', { ...choice, pairs, merges })
  }
}
