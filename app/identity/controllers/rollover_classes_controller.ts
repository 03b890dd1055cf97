import { notice } from '#shared/http/notice'
import { readOfClass } from '#identity/read_of_class'
import { saveRollover } from '#identity/actions/save_rollover'
import { findRollover } from '#identity/queries/find_rollover'
import { rolloverClassPage } from '#identity/queries/rollover_class_page'
import { loadYear } from '#identity/rollover/load_year'
import { pupilStepsValidator, readStep } from '#identity/validators/rollover'
import type { HttpContext } from '@adonisjs/core/http'

/** The pupils of a class for whom the next year is not as for the others. */
export default class RolloverClassesController {
  async edit(ctx: HttpContext) {
    const rollover = await this.find(ctx)
    const page = await rolloverClassPage(ctx.actor!, rollover, ctx.params.class, ctx.locale)
    const { institutionId } = rollover
    await readOfClass(ctx.actor!, { id: page.schoolClass.id, institutionId })
    return ctx.view.render('pages/identity/rollover_classes/edit', page)
  }

  async update(ctx: HttpContext) {
    const rollover = await this.find(ctx)
    const { pupils = {} } = await ctx.request.validateUsing(pupilStepsValidator)
    const { places } = await loadYear(rollover)
    const own = places.filter((one) => one.classId === ctx.params.class).map((one) => one.id)
    const result = await saveRollover(rollover.id, (plan) => {
      const steps = { ...plan.pupils }
      for (const id of own) {
        const step = readStep(pupils[id] ?? null)
        if (step) steps[id] = step
        else delete steps[id]
      }
      return { ...plan, pupils: steps }
    })
    if (result.ok) notice(ctx, 'rollovers.show.saved')
    else notice(ctx, `rollovers.show.${result.error.type}`, {}, 'bad')
    return ctx.response.redirect().status(303).toRoute('identity.rollovers.show', [rollover.id])
  }

  private async find(ctx: HttpContext) {
    const rollover = await findRollover(ctx.params.id)
    await ctx.bouncer.with('IdentityRolloverPolicy').authorize('edit', rollover)
    return rollover
  }
}
