import { Exception } from '@adonisjs/core/exceptions'
import { notice } from '#shared/http/notice'
import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import { retentionKinds } from '#shared/privacy/retention'
import { setRetention } from '#operations/actions/set_retention'
import { retentionPage } from '#operations/queries/retention_rules'
import { retentionValidator } from '#operations/validators/retention'
import type { HttpContext } from '@adonisjs/core/http'

/** How long each class of data is kept, for administrators of the whole server. */
export default class RetentionRulesController {
  async edit(ctx: HttpContext) {
    await ctx.bouncer.with('OperationsServerPolicy').authorize('change')
    return ctx.view.render('pages/operations/retention/edit', await retentionPage(ctx.locale))
  }

  async update(ctx: HttpContext) {
    await ctx.bouncer.with('OperationsServerPolicy').authorize('change')
    const rule = retentionKinds().find(({ kind }) => kind === ctx.params.kind)
    if (!rule) throw new Exception('No such kind', { status: 404, code: 'E_ROW_NOT_FOUND' })
    const { days = null } = await ctx.request.validateUsing(retentionValidator)
    if (days !== null && days < rule.atLeast) {
      const words = { days: rule.atLeast }
      refuseField('days', translate(ctx.locale, 'privacy.retention.too_short', words))
    }
    await setRetention(ctx.actor!, rule.kind, days)
    notice(ctx, 'privacy.retention.saved')
    return ctx.response.redirect().status(303).toRoute('operations.retention_rules.edit')
  }
}
