import { clock } from '#shared/clock'
import { audit } from '#shared/audit/record'
import { forget } from '#shared/remembered'
import { failed, ok, type Result } from '#shared/result'
import { publish } from '#shared/outbox/publish'
import { transaction } from '#shared/database/transaction'
import Framework from '#curriculum/models/framework'
import FrameworkEnforced from '#curriculum/events/framework_enforced'
import type { Actor } from '#shared/actor'
import type { FrameworkError } from '#curriculum/framework_input'

/**
 * Puts a draft in force: it counts from now on, and what was in force before is superseded. Nothing is taken away;
 * who cites the old version is told by the event and may follow the mapping of codes.
 */
export async function enforceFramework(
  actor: Actor,
  id: string
): Promise<Result<Framework, FrameworkError>> {
  const result = await transaction(async (trx) => {
    const framework = await Framework.query({ client: trx })
      .where('id', id)
      .forUpdate()
      .firstOrFail()
    if (framework.status !== 'draft') return failed({ type: 'locked' })
    const lesson = await trx
      .from('curriculum_lessons')
      .where({ framework_id: id, is_retired: false })
      .first()
    if (!lesson) return failed({ type: 'empty' })
    const before = await Framework.query({ client: trx }).where('status', 'in_force')
    const now = clock.now()
    for (const old of before) await old.merge({ status: 'superseded', updatedAt: now }).save()
    const states = { status: 'in_force', isVisible: true, inForceAt: now, updatedAt: now }
    await framework.merge(states).save()
    // A draft that was shown before may be cited as well: it is left like a version that was in force.
    const source = framework.copiedFromId
    const replaced = [...new Set([...before.map((old) => old.id), ...(source ? [source] : [])])]
    await audit(trx, actor, {
      verb: 'curriculum.framework_enforced',
      subject: { type: 'framework', id },
      before: { in_force: before.map(({ code, version }) => `${code} ${version}`).join(', ') },
      after: { in_force: `${framework.code} ${framework.version}` },
    })
    await publish(trx, new FrameworkEnforced(id, { replaced }))
    return ok(framework)
  })
  forget()
  return result
}
