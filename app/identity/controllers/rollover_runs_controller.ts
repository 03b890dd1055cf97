import { notice } from '#shared/http/notice'
import { runRollover } from '#identity/actions/run_rollover'
import { undoRollover } from '#identity/actions/undo_rollover'
import { findRollover } from '#identity/queries/find_rollover'
import { loadYear } from '#identity/rollover/load_year'
import type { HttpContext } from '@adonisjs/core/http'

/** A rollover is applied, or taken back whole. */
export default class RolloverRunsController {
  async store(ctx: HttpContext) {
    const rollover = await this.find(ctx)
    const { places } = await loadYear(rollover)
    const result = await runRollover(ctx.actor!, rollover.id, places.length)
    if (result.ok) notice(ctx, `rollovers.show.now_${result.value.state}`)
    else notice(ctx, `rollovers.show.${result.error.type}`, {}, 'bad')
    return toShow(ctx)
  }

  async destroy(ctx: HttpContext) {
    const rollover = await this.find(ctx)
    const result = await undoRollover(ctx.actor!, rollover.id)
    if (result.ok) notice(ctx, 'rollovers.show.now_undone')
    else if (result.error.type === 'changed_since') {
      notice(ctx, 'rollovers.show.changed_since', result.error.counts, 'bad')
    } else notice(ctx, 'rollovers.show.not_applied', {}, 'bad')
    return toShow(ctx)
  }

  private async find(ctx: HttpContext) {
    const rollover = await findRollover(ctx.params.id)
    await ctx.bouncer.with('IdentityRolloverPolicy').authorize('edit', rollover)
    return rollover
  }
}

const toShow = (ctx: HttpContext) =>
  ctx.response.redirect().status(303).toRoute('identity.rollovers.show', [ctx.params.id])
