import { transaction } from '#shared/database/transaction'
import { failed, ok, type Result } from '#shared/result'
import Rollover from '#identity/models/rollover'

/** Throws away a plan that was never applied. */
export function deleteRollover(id: string): Promise<Result<null, { type: 'no_draft' }>> {
  return transaction(async (trx) => {
    const rollover = await Rollover.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
    if (rollover.state !== 'draft') return failed({ type: 'no_draft' })
    await rollover.delete()
    return ok(null)
  })
}
