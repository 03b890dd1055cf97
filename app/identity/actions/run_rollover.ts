import { failed, ok, type Result } from '#shared/result'
import { startJob } from '#shared/jobs/start_job'
import { transaction } from '#shared/database/transaction'
import { applyRollover } from '#identity/actions/apply_rollover'
import ApplyRollover from '#identity/jobs/apply_rollover'
import Rollover from '#identity/models/rollover'
import type { Actor } from '#shared/actor'

/** Up to so many pupils are moved while the person waits. */
const AT_ONCE = 400

type Refusal = { type: 'no_draft' } | { type: 'has_problems' }

/** Applies a plan: at once for a small school, in the background for a large one. */
export async function runRollover(
  actor: Actor,
  id: string,
  pupils: number
): Promise<Result<Rollover, Refusal>> {
  if (pupils <= AT_ONCE) return applyRollover(actor, id)
  return transaction(async (trx) => {
    const rollover = await Rollover.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
    if (rollover.state !== 'draft') return failed({ type: 'no_draft' })
    const input = { rolloverId: id, pupils, personId: actor.personId }
    const jobId = await startJob(trx, actor, ApplyRollover, input)
    return ok(await rollover.merge({ state: 'applying', jobId }).save())
  })
}
