import { DateTime } from 'luxon'
import { listQuery } from '#shared/http/list_query'
import { notice } from '#shared/http/notice'
import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import { deleteRollover } from '#identity/actions/delete_rollover'
import { saveRollover } from '#identity/actions/save_rollover'
import { startRollover } from '#identity/actions/start_rollover'
import { findRollover } from '#identity/queries/find_rollover'
import { listRollovers } from '#identity/queries/list_rollovers'
import { rolloverForm } from '#identity/queries/rollover_form'
import { rolloverPage } from '#identity/queries/rollover_page'
import { changePlan } from '#identity/rollover/change_plan'
import { planValidator, rolloverValidator } from '#identity/validators/rollover'
import type { HttpContext } from '@adonisjs/core/http'

/** The step of a school from one academic year to the next. */
export default class RolloversController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('IdentityRolloverPolicy').authorize('list')
    const list = await listRollovers(ctx.actor!, listQuery(ctx).page, ctx.locale)
    return ctx.view.render('pages/identity/rollovers/index', list)
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with('IdentityRolloverPolicy').authorize('list')
    return ctx.view.render('pages/identity/rollovers/create', await rolloverForm(ctx))
  }

  async store(ctx: HttpContext) {
    const bouncer = ctx.bouncer.with('IdentityRolloverPolicy')
    await bouncer.authorize('list')
    const form = await ctx.request.validateUsing(rolloverValidator)
    const { institution_id: institutionId } = form
    await bouncer.authorize('edit', { institutionId })
    const result = await startRollover(ctx.actor!, {
      institutionId,
      yearFrom: form.year_from,
      yearTo: form.year_to,
      startsOn: form.starts_on,
    })
    if (!result.ok) {
      const { field, type } = result.error
      refuseField(field, translate(ctx.locale, `rollovers.create.${type}`))
    }
    return ctx.response.redirect().status(303).toRoute('identity.rollovers.show', [result.value.id])
  }

  async show(ctx: HttpContext) {
    const rollover = await this.find(ctx)
    const page = await rolloverPage(rollover, ctx.locale)
    return ctx.view.render('pages/identity/rollovers/show', page)
  }

  async update(ctx: HttpContext) {
    const rollover = await this.find(ctx)
    const form = await ctx.request.validateUsing(planValidator)
    const startsOn = DateTime.fromISO(form.starts_on)
    const result = await saveRollover(rollover.id, (plan) => changePlan(plan, form), startsOn)
    if (result.ok) notice(ctx, 'rollovers.show.saved')
    else notice(ctx, `rollovers.show.${result.error.type}`, {}, 'bad')
    return ctx.response.redirect().status(303).toRoute('identity.rollovers.show', [rollover.id])
  }

  async destroy(ctx: HttpContext) {
    const rollover = await this.find(ctx)
    const result = await deleteRollover(rollover.id)
    if (result.ok) notice(ctx, 'rollovers.show.deleted')
    else notice(ctx, `rollovers.show.${result.error.type}`, {}, 'bad')
    return ctx.response.redirect().status(303).toRoute('identity.rollovers.index')
  }

  private async find(ctx: HttpContext) {
    const rollover = await findRollover(ctx.params.id)
    await ctx.bouncer.with('IdentityRolloverPolicy').authorize('edit', rollover)
    return rollover
  }
}
