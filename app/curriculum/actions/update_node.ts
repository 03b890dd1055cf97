import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { nextNumber, nodeValues, siblings } from '#curriculum/node_rows'
import { lockNode, writeNode } from '#curriculum/change_node'
import type { Level } from '#curriculum/levels'
import type { Actor } from '#shared/actor'
import type { NodeError, NodeInput } from '#curriculum/node_input'

/**
 * Corrects words and hours. Where it stands (grade, track, domain) changes only in a draft; its code never does.
 * A superseded version is history and stays as it was.
 */
export function updateNode(
  actor: Actor,
  level: Level,
  id: string,
  input: NodeInput
): Promise<Result<{ id: string }, NodeError>> {
  return transaction(async (trx) => {
    const { row, framework } = await lockNode(trx, level, id)
    if (framework.status === 'superseded') return failed({ type: 'locked', field: 'code' })
    const values = nodeValues(level, input, row.code)
    if (framework.status !== 'draft') {
      for (const column of ['grade', 'track', 'domain', 'topic_id']) delete values[column]
    }
    if (values.topic_id) {
      const topic = await trx.from('curriculum_topics').where('id', values.topic_id).first()
      if (topic?.lesson_id !== row.lesson_id)
        return failed({ type: 'elsewhere', field: 'topic_id' })
    }
    const place = { ...row, ...values }
    const standing = await siblings(trx, level, framework.id, place).where('id', id).first()
    if (!standing) values.number = await nextNumber(trx, level, framework.id, place)
    await writeNode(trx, actor, level, row, values, 'updated')
    return ok({ id })
  })
}
