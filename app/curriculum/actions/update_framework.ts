import { clock } from '#shared/clock'
import { audit } from '#shared/audit/record'
import { forget } from '#shared/remembered'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import Framework from '#curriculum/models/framework'
import type { Actor } from '#shared/actor'
import type { FrameworkError, FrameworkInput } from '#curriculum/framework_input'

/** Corrects what is said of a version. One that is or was in force stays visible and keeps its code and number. */
export async function updateFramework(
  actor: Actor,
  id: string,
  input: FrameworkInput
): Promise<Result<Framework, FrameworkError>> {
  const result = await transaction(async (trx) => {
    const framework = await Framework.query({ client: trx })
      .where('id', id)
      .forUpdate()
      .firstOrFail()
    const { code, version } = input
    const other = await Framework.query({ client: trx }).where({ code, version }).first()
    if (other && other.id !== id) return failed({ type: 'version_taken' })
    const fixed = framework.status === 'draft' ? {} : { code: framework.code, isVisible: true }
    const before = { ...framework.$attributes }
    await framework.merge({ ...input, ...fixed, updatedAt: clock.now() }).save()
    const keys = Object.keys(input).filter((key) => before[key] !== framework.$attributes[key])
    const pick = (values: Record<string, unknown>) =>
      Object.fromEntries(keys.map((key) => [key, values[key]]))
    await audit(trx, actor, {
      verb: 'curriculum.framework_updated',
      subject: { type: 'framework', id },
      before: pick(before),
      after: pick(framework.$attributes),
    })
    return ok(framework)
  })
  forget()
  return result
}
