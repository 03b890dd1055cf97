import { notice } from '#shared/http/notice'
import BackupPlace from '#operations/models/backup_place'
import { startDrill } from '#operations/actions/start_backup'
import type { HttpContext } from '@adonisjs/core/http'

export default class BackupDrillsController {
  async store(ctx: HttpContext) {
    const place = await BackupPlace.findOrFail(ctx.params.id)
    await ctx.bouncer.with('OperationsServerPolicy').authorize('change')
    const id = await startDrill(ctx.actor!, place)
    notice(ctx, 'backups.index.drill_started')
    return ctx.response.redirect().status(303).toRoute('operations.jobs.show', [id])
  }
}
