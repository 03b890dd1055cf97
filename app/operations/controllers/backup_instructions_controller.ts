import BackupPlace from '#operations/models/backup_place'
import { instructionLines, restoreCommands } from '#operations/queries/backup_instructions'
import { versions } from '#operations/queries/versions'
import type { HttpContext } from '@adonisjs/core/http'

export default class BackupInstructionsController {
  async show(ctx: HttpContext) {
    await ctx.bouncer.with('OperationsServerPolicy').authorize('change')
    const places = await BackupPlace.query().orderBy('createdAt')
    const commands = restoreCommands(places)
    if (ctx.request.qs().as === 'text') {
      ctx.response.header('content-type', 'text/plain; charset=utf-8')
      ctx.response.header('content-disposition', 'attachment; filename="tonle-restore.txt"')
      return instructionLines(commands).join('\n')
    }
    const data = { commands, version: versions().tonle }
    return ctx.view.render('pages/operations/backups/instructions', data)
  }
}
