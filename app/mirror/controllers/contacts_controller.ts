import { join } from 'node:path'
import { notice } from '#shared/http/notice'
import { askNow, stopReceiving } from '#mirror/actions/change_reception'
import { contactValidator } from '#mirror/validators/here'
import { pluggedIn } from '#mirror/sticks/stick_places'
import { STICK_FOLDER } from '#mirror/sticks/stick_label'
import Origin from '#mirror/models/origin'
import type { HttpContext } from '@adonisjs/core/http'

const followed = () => Origin.query().where('state', 'active').firstOrFail()

/** A contact that somebody asks for, and one that somebody stops. */
export default class ContactsController {
  async store(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorHerePolicy').authorize('change')
    const origin = await followed()
    const { mount, large, report } = await ctx.request.validateUsing(contactValidator)
    // Only what is plugged in: a form never names any other folder of this server.
    const mounts = mount === undefined ? [] : await pluggedIn()
    const isThere = mounts.includes(mount!)
    if (mount !== undefined && !isThere) notice(ctx, 'mirror_here.notices.gone', {}, 'warn')
    else if (!mount && !origin.url) notice(ctx, 'mirror_here.notices.no_line', {}, 'warn')
    else {
      const folder = mount && join(mount, STICK_FOLDER)
      await askNow(ctx.actor!, origin, {
        ...{ folder, ...(large && { isLargeNow: true }) },
        ...(report && { isReportOnly: true }),
      })
      notice(ctx, mount ? 'mirror_here.notices.reading' : 'mirror_here.notices.asking')
    }
    return ctx.response.redirect().status(303).toRoute('mirror.here.show')
  }

  async destroy(ctx: HttpContext) {
    await ctx.bouncer.with('MirrorHerePolicy').authorize('change')
    const wasStopped = await stopReceiving(ctx.actor!, await followed())
    notice(ctx, wasStopped ? 'mirror_here.notices.stopped' : 'mirror_here.notices.was_over')
    return ctx.response.redirect().status(303).toRoute('mirror.here.show')
  }
}
