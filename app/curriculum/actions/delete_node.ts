import { audit } from '#shared/audit/record'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { tableOf, type Level } from '#curriculum/levels'
import { lockNode, touchFramework } from '#curriculum/change_node'
import type { Actor } from '#shared/actor'
import type { NodeError } from '#curriculum/node_input'

/** Whether a row may go for good: only from a draft that nobody outside has seen, so that nothing can cite it. */
export const isDeletable = (framework: Record<string, unknown>) =>
  framework.status === 'draft' && !framework.is_visible

/** Takes back what was added by mistake: a row of a hidden draft with nothing below it. */
export function deleteNode(
  actor: Actor,
  level: Level,
  id: string
): Promise<Result<{ row: Record<string, any> }, NodeError>> {
  return transaction(async (trx) => {
    const { row, framework } = await lockNode(trx, level, id)
    if (!isDeletable(framework)) return failed({ type: 'in_use', field: 'code' })
    const below = {
      chapter: [['curriculum_lessons', 'chapter_id']],
      lesson: [
        ['curriculum_topics', 'lesson_id'],
        ['curriculum_outcomes', 'lesson_id'],
      ],
      topic: [['curriculum_outcomes', 'topic_id']],
      outcome: [],
    }[level]
    for (const [table, column] of below) {
      const one = await trx.from(table).where(column, id).first()
      if (one) return failed({ type: 'not_empty', field: 'code' })
    }
    await trx.from(tableOf[level]).where('id', id).delete()
    await touchFramework(trx, framework.id)
    await audit(trx, actor, {
      verb: 'curriculum.node_deleted',
      subject: { type: level, id },
      before: { code: row.code, title: row.title_km ?? row.text_km },
    })
    return ok({ row })
  })
}
