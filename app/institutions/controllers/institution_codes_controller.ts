import { Exception } from '@adonisjs/core/exceptions'
import { findByCode } from '#institutions/queries/find_by_code'
import type { HttpContext } from '@adonisjs/core/http'

/** Leads from a code, also from an old one, to the institution that it means today. */
export default class InstitutionCodesController {
  async show(ctx: HttpContext) {
    await ctx.bouncer.with('InstitutionPolicy').authorize('view')
    const found = await findByCode(String(ctx.params.code))
    if (!found) throw new Exception('There is no such institution', { status: 404 })
    return ctx.response.redirect().toRoute('institutions.show', [found.id])
  }
}
