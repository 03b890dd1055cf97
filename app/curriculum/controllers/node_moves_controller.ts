import { notice } from '#shared/http/notice'
import { findNode, pathAbove } from '#curriculum/queries/node_page'
import { moveNode } from '#curriculum/actions/move_node'
import { shiftNode } from '#curriculum/actions/shift_node'
import { nodeMoveValidator } from '#curriculum/validators/node'
import type { HttpContext } from '@adonisjs/core/http'

/** One place up or down, or below something else. */
export default class NodeMovesController {
  async store(ctx: HttpContext) {
    await ctx.bouncer.with('CurriculumFrameworkPolicy').authorize('edit')
    const { level, row, framework } = await findNode(ctx.params.level, ctx.params.id)
    const { direction, above } = await ctx.request.validateUsing(nodeMoveValidator)
    const result = direction
      ? await shiftNode(ctx.actor!, level, row.id, direction)
      : await moveNode(ctx.actor!, level, row.id, above!)
    if (!result.ok) notice(ctx, `curriculum.problems.${result.error.type}`, {}, 'bad')
    else if (!direction) notice(ctx, 'curriculum.nodes.edit.moved', { code: row.code })
    const path = await pathAbove(level, row)
    const last = path.at(-1)!
    const list =
      last.level === 'subject'
        ? `/curriculum/frameworks/${framework.id}/outline/${last.row.code}?grade=${row.grade}`
        : `/curriculum/nodes/${last.level}/${last.row.id}/edit`
    const here = `/curriculum/nodes/${level}/${row.id}/edit`
    return ctx.response
      .redirect()
      .status(303)
      .toPath(direction ? list : here)
  }
}
