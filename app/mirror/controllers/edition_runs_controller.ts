import { notice } from '#shared/http/notice'
import { resumeEdition, stopEdition } from '#mirror/actions/run_edition'
import EditionRow from '#mirror/models/edition'
import type { HttpContext } from '@adonisjs/core/http'

/** The job that builds an edition: stopped, and gone on with where it was. */
export default class EditionRunsController {
  async store(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorProfilePolicy').authorize('manage')
    const row = await EditionRow.findOrFail(ctx.params.id)
    const isQueued = await resumeEdition(ctx.actor!, row)
    return back(ctx, row.id, isQueued ? 'resumed' : 'not_over', isQueued)
  }

  async destroy(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorProfilePolicy').authorize('manage')
    const row = await EditionRow.findOrFail(ctx.params.id)
    const isStopped = await stopEdition(ctx.actor!, row)
    return back(ctx, row.id, isStopped ? 'stopped' : 'too_late', isStopped)
  }
}

function back(ctx: HttpContext, id: string, key: string, isDone: boolean) {
  notice(ctx, `mirror_centre.editions.${key}`, {}, isDone ? 'ok' : 'warn')
  return ctx.response.redirect().status(303).toRoute('mirror.editions.show', [id])
}
