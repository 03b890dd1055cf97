import { notice } from '#shared/http/notice'
import { goOnWithStick, stopStick } from '#mirror/actions/write_stick'
import { originOf } from '#mirror/queries/stick_origin'
import StickWrite from '#mirror/models/stick_write'
import type { HttpContext } from '@adonisjs/core/http'

/** A stick that is gone on with, and one that is stopped. */
export default class StickRunsController {
  async store(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorHerePolicy').authorize('writeSticks')
    const row = await StickWrite.findOrFail(ctx.params.id)
    if (row.state === 'written') notice(ctx, 'mirror_sticks.notices.is_written', {}, 'warn')
    else {
      await goOnWithStick(ctx.actor!, row, await originOf(row))
      notice(ctx, 'mirror_sticks.notices.begun')
    }
    return ctx.response.redirect().status(303).toRoute('mirror.sticks.show', [row.id])
  }

  async destroy(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorHerePolicy').authorize('writeSticks')
    const row = await StickWrite.findOrFail(ctx.params.id)
    const wasStopped = await stopStick(ctx.actor!, row)
    notice(ctx, wasStopped ? 'mirror_sticks.notices.stopped' : 'mirror_sticks.notices.was_over')
    return ctx.response.redirect().status(303).toRoute('mirror.sticks.show', [row.id])
  }
}
