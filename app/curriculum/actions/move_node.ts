import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { recode } from '#curriculum/recode'
import { aboveOf, tableOf, type Level } from '#curriculum/levels'
import { lockNode, writeNode } from '#curriculum/change_node'
import { nextCode, nextNumber } from '#curriculum/node_rows'
import type { Actor } from '#shared/actor'
import type { NodeError } from '#curriculum/node_input'

/**
 * Puts a lesson into another chapter, a topic or outcome into another lesson of the same draft, with all below it.
 * In a draft that nobody outside has seen it gets the next code of its new place, and `origin_code` still says what
 * it was; in one that is shown already, the code stays.
 */
export function moveNode(
  actor: Actor,
  level: Level,
  id: string,
  aboveId: string
): Promise<Result<{ id: string; code: string }, NodeError>> {
  return transaction(async (trx) => {
    const { row, framework } = await lockNode(trx, level, id)
    if (framework.status !== 'draft') return failed({ type: 'locked', field: 'above' })
    const { level: higher, column } = aboveOf[level]
    const above = await trx.from(tableOf[higher]).where('id', aboveId).first()
    if (!above || above.framework_id !== framework.id) {
      return failed({ type: 'elsewhere', field: 'above' })
    }
    if (row[column] === aboveId) return ok({ id, code: row.code })
    const place = { ...row, [column]: aboveId }
    const code = framework.is_visible
      ? row.code
      : await nextCode(trx, level, framework.id, above, { domain: row.domain })
    const values: Record<string, unknown> = {
      [column]: aboveId,
      number: await nextNumber(trx, level, framework.id, place),
      ...(level === 'outcome' && { topic_id: null }),
    }
    await writeNode(trx, actor, level, row, values, 'moved')
    if (level === 'topic') {
      await trx.from('curriculum_outcomes').where('topic_id', id).update({ lesson_id: aboveId })
    }
    if (code !== row.code) await recode(trx, level, { ...place, code: row.code }, code)
    return ok({ id, code })
  })
}
