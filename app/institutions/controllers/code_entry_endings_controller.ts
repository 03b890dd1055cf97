import { notice } from '#shared/http/notice'
import { endCodeEntry } from '#institutions/actions/end_code_entry'
import { findEntry } from '#institutions/queries/code_lists'
import { todayThere } from '#institutions/code_entry_columns'
import type { HttpContext } from '@adonisjs/core/http'

/** The end of an entry, with today as its last day; and taking the end back. */
export default class CodeEntryEndingsController {
  async store(ctx: HttpContext) {
    await ctx.bouncer.with('InstitutionsCodeListPolicy').authorize('edit')
    const entry = await findEntry(String(ctx.params.list), String(ctx.params.code))
    await endCodeEntry(ctx.actor!, entry.id, todayThere())
    notice(ctx, 'code_lists.entry.ended')
    return this.back(ctx)
  }

  async destroy(ctx: HttpContext) {
    await ctx.bouncer.with('InstitutionsCodeListPolicy').authorize('edit')
    const entry = await findEntry(String(ctx.params.list), String(ctx.params.code))
    await endCodeEntry(ctx.actor!, entry.id, null)
    notice(ctx, 'code_lists.entry.reopened')
    return this.back(ctx)
  }

  private back({ params, response }: HttpContext) {
    return response.redirect().status(303).toPath(`/code-lists/${params.list}/${params.code}/edit`)
  }
}
