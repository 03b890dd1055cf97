import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { siblings } from '#curriculum/node_rows'
import { lockNode, writeNode } from '#curriculum/change_node'
import { tableOf, type Level } from '#curriculum/levels'
import type { Actor } from '#shared/actor'
import type { NodeError } from '#curriculum/node_input'

/** Moves a row of a draft one place up or down among its siblings; at the end nothing happens. */
export function shiftNode(
  actor: Actor,
  level: Level,
  id: string,
  direction: 'up' | 'down'
): Promise<Result<{ id: string }, NodeError>> {
  return transaction(async (trx) => {
    const { row, framework } = await lockNode(trx, level, id)
    if (framework.status !== 'draft') return failed({ type: 'locked', field: 'direction' })
    const rows = await siblings(trx, level, framework.id, row)
      .where('is_retired', false)
      .orderBy('number')
      .orderBy('code')
      .select('*')
    const at = rows.findIndex((one) => one.id === id)
    const to = direction === 'up' ? at - 1 : at + 1
    if (at < 0 || to < 0 || to >= rows.length) return ok({ id })
    rows.splice(to, 0, ...rows.splice(at, 1))
    // Numbers are written anew, so that a list with gaps or twins is put right as well.
    for (const [index, one] of rows.entries()) {
      const isMoved = one.id === id
      const values = { number: index + 1 }
      if (isMoved) await writeNode(trx, actor, level, one, values, 'moved')
      else if (Number(one.number) !== index + 1) {
        await trx.from(tableOf[level]).where('id', one.id).update(values)
      }
    }
    return ok({ id })
  })
}
