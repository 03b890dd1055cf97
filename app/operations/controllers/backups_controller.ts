import { listQuery } from '#shared/http/list_query'
import { backupsPage, backupStates } from '#operations/queries/backups_page'
import type { HttpContext } from '@adonisjs/core/http'

export default class BackupsController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('OperationsServerPolicy').authorize('change')
    const { text, page } = listQuery(ctx)
    const id = text('place')
    const place = id && /^[0-9a-f-]{36}$/.test(id) ? id : undefined
    const filter = { place, state: text('state') ?? undefined, page }
    const data = await backupsPage(filter, ctx.locale)
    return ctx.view.render('pages/operations/backups/index', { ...data, filter, backupStates })
  }
}
