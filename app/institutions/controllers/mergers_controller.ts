import { clock, ZONE } from '#shared/clock'
import { notice } from '#shared/http/notice'
import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import { contentsOf } from '#institutions/contents'
import { mergeInstitution, undoMerger } from '#institutions/actions/merge_institution'
import { findInstitution } from '#institutions/queries/find_institution'
import { nameIn } from '#institutions/queries/list_institutions'
import { mergerPreview, ownContents } from '#institutions/queries/merger_preview'
import { dayOf, mergerValidator } from '#institutions/validators/institution'
import type { HttpContext } from '@adonisjs/core/http'

/** One institution takes the place of another, which is closed. */
export default class MergersController {
  /** First asks for the code of the successor, then shows what the merger means. */
  async create(ctx: HttpContext) {
    const institution = await findInstitution(ctx.params.id)
    await ctx.bouncer.with('InstitutionPolicy').authorize('edit', institution)
    const code = String(ctx.request.input('successor_code', '') ?? '').trim()
    return ctx.view.render('pages/institutions/mergers/create', {
      institution: { id: institution.id, name: nameIn(institution, ctx.locale) },
      code,
      ...(code ? await mergerPreview(institution, code, ctx.locale) : {}),
      contents: [
        ...(await ownContents(institution.id, ctx.locale)),
        ...(await contentsOf(institution.id, ctx.locale)),
      ],
      today: clock.now().setZone(ZONE).toISODate(),
    })
  }

  async store(ctx: HttpContext) {
    const institution = await findInstitution(ctx.params.id)
    await ctx.bouncer.with('InstitutionPolicy').authorize('edit', institution)
    const form = await ctx.request.validateUsing(mergerValidator)
    const merged = await mergeInstitution(ctx.actor!, institution.id, {
      successorCode: form.successor_code,
      lastDay: dayOf(form.last_day)!,
    })
    if (!merged.ok) {
      const { type } = merged.error
      refuseField('successor_code', translate(ctx.locale, `institutions.mergers.errors.${type}`))
    }
    notice(ctx, 'institutions.mergers.done')
    return ctx.response.redirect().status(303).toRoute('institutions.show', [institution.id])
  }

  /** Opens it again: nothing had been moved. */
  async destroy(ctx: HttpContext) {
    const institution = await findInstitution(ctx.params.id)
    await ctx.bouncer.with('InstitutionPolicy').authorize('edit', institution)
    const undone = await undoMerger(ctx.actor!, institution.id)
    if (undone.ok) notice(ctx, 'institutions.mergers.undone')
    return ctx.response.redirect().status(303).toRoute('institutions.show', [institution.id])
  }
}
