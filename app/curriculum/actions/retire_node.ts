import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { lockNode, writeNode } from '#curriculum/change_node'
import type { Level } from '#curriculum/levels'
import type { Actor } from '#shared/actor'
import type { NodeError } from '#curriculum/node_input'

/**
 * Takes a row out of what is taught, or puts it back. It is not deleted: resources may cite it, and its code is not
 * given to something else. What stands below it is not shown while it is out.
 */
export function retireNode(
  actor: Actor,
  level: Level,
  id: string,
  isRetired: boolean
): Promise<Result<{ id: string }, NodeError>> {
  return transaction(async (trx) => {
    const { row, framework } = await lockNode(trx, level, id)
    if (framework.status === 'superseded') return failed({ type: 'locked', field: 'code' })
    await writeNode(
      trx,
      actor,
      level,
      row,
      { is_retired: isRetired },
      isRetired ? 'retired' : 'restored'
    )
    return ok({ id })
  })
}
