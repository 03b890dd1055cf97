import { notice } from '#shared/http/notice'
import { findNode } from '#curriculum/queries/node_page'
import { retireNode } from '#curriculum/actions/retire_node'
import type { HttpContext } from '@adonisjs/core/http'

/** What is no longer taught: taken out, and put back. */
export default class NodeRetirementsController {
  store(ctx: HttpContext) {
    return this.set(ctx, true)
  }

  destroy(ctx: HttpContext) {
    return this.set(ctx, false)
  }

  private async set(ctx: HttpContext, isRetired: boolean) {
    await ctx.bouncer.with('CurriculumFrameworkPolicy').authorize('edit')
    const { level, row } = await findNode(ctx.params.level, ctx.params.id)
    const result = await retireNode(ctx.actor!, level, row.id, isRetired)
    const done = isRetired ? 'curriculum.nodes.edit.retired' : 'curriculum.nodes.edit.restored'
    if (result.ok) notice(ctx, done, { code: row.code })
    else notice(ctx, `curriculum.problems.${result.error.type}`, {}, 'bad')
    return ctx.response.redirect().status(303).toPath(`/curriculum/nodes/${level}/${row.id}/edit`)
  }
}
