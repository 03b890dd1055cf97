import { clock } from '#shared/clock'
import { newId } from '#shared/ids'
import { audit } from '#shared/audit/record'
import { forget } from '#shared/remembered'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { copyOutline } from '#curriculum/copy_outline'
import Framework from '#curriculum/models/framework'
import type { Actor } from '#shared/actor'
import type { FrameworkError, FrameworkInput } from '#curriculum/framework_input'

/** A new draft, as a copy of another version where one is named; each copied row remembers the code it came from. */
export async function createFramework(
  actor: Actor,
  input: FrameworkInput,
  copiedFromId: string | null
): Promise<Result<Framework, FrameworkError>> {
  const result = await transaction(async (trx) => {
    const { code, version } = input
    const taken = await Framework.query({ client: trx }).where({ code, version }).first()
    if (taken) return failed({ type: 'version_taken' })
    const now = clock.now()
    const framework = new Framework().useTransaction(trx)
    framework.merge({ ...input, id: newId(), status: 'draft', copiedFromId })
    await framework.merge({ createdAt: now, updatedAt: now }).save()
    const copied = copiedFromId ? await copyOutline(trx, copiedFromId, framework.id) : 0
    await audit(trx, actor, {
      verb: 'curriculum.framework_created',
      subject: { type: 'framework', id: framework.id },
      after: { code, version, copied_from: copiedFromId, rows: copied },
    })
    return ok(framework)
  })
  forget()
  return result
}
