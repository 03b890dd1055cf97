import { listQuery } from '#shared/http/list_query'
import { findInstitution } from '#institutions/queries/find_institution'
import { institutionTreePage } from '#institutions/queries/institution_tree_page'
import type { HttpContext } from '@adonisjs/core/http'

/** The ministry's units as a tree; one way from the top is open at a time. */
export default class InstitutionTreesController {
  async show(ctx: HttpContext) {
    await ctx.bouncer.with('InstitutionPolicy').authorize('view')
    const { text, page } = listQuery(ctx)
    const at = text('at')
    const open = at ? await findInstitution(at) : null
    return ctx.view.render('pages/institutions/tree/show', {
      ...(await institutionTreePage(open?.id ?? null, page, ctx.locale)),
    })
  }
}
