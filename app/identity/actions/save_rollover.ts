import { transaction } from '#shared/database/transaction'
import { failed, ok, type Result } from '#shared/result'
import Rollover from '#identity/models/rollover'
import type { DateTime } from 'luxon'
import type { RolloverPlan } from '#identity/rollover/plan'

/** Keeps a plan that is not applied yet, so that the work can go on another day. */
export function saveRollover(
  id: string,
  change: (plan: RolloverPlan) => RolloverPlan,
  startsOn?: DateTime
): Promise<Result<Rollover, { type: 'no_draft' }>> {
  return transaction(async (trx) => {
    const rollover = await Rollover.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
    if (rollover.state !== 'draft') return failed({ type: 'no_draft' })
    rollover.plan = change(rollover.plan)
    if (startsOn) rollover.startsOn = startsOn
    return ok(await rollover.save())
  })
}
