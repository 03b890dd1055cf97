import { newId } from '#shared/ids'
import { audit } from '#shared/audit/record'
import { sqlTime } from '#shared/database/times'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { touchFramework } from '#curriculum/change_node'
import { aboveOf, tableOf, type Level } from '#curriculum/levels'
import { nextCode, nextNumber, nodeValues } from '#curriculum/node_rows'
import type { Actor } from '#shared/actor'
import type { NodeError, NodeInput } from '#curriculum/node_input'

/** Adds a chapter, lesson, topic or outcome below `aboveId`, at the end of its siblings, to a draft. */
export function createNode(
  actor: Actor,
  frameworkId: string,
  level: Level,
  aboveId: string,
  input: NodeInput
): Promise<Result<{ id: string; code: string }, NodeError>> {
  return transaction(async (trx) => {
    const framework = await trx
      .from('curriculum_frameworks')
      .where('id', frameworkId)
      .forUpdate()
      .firstOrFail()
    if (framework.status !== 'draft') return failed({ type: 'locked', field: 'code' })
    const { level: higher, column } = aboveOf[level]
    const above = await trx.from(tableOf[higher]).where('id', aboveId).firstOrFail()
    if (higher !== 'subject' && above.framework_id !== frameworkId) {
      return failed({ type: 'elsewhere', field: 'code' })
    }
    const code = input.code || (await nextCode(trx, level, frameworkId, above, input))
    const twin = await trx.from(tableOf[level]).where({ framework_id: frameworkId, code }).first()
    if (twin) return failed({ type: 'code_taken', field: 'code' })
    const id = newId()
    const row: Record<string, any> = {
      ...{ id, framework_id: frameworkId, [column]: aboveId, code, is_retired: false },
      ...nodeValues(level, input, code),
      changed_at: sqlTime(),
    }
    row.number = await nextNumber(trx, level, frameworkId, row)
    await trx.table(tableOf[level]).insert(row)
    await touchFramework(trx, frameworkId)
    await audit(trx, actor, {
      verb: 'curriculum.node_created',
      subject: { type: level, id },
      after: { code, framework: frameworkId },
    })
    return ok({ id, code })
  })
}
