import { startJob } from '#shared/jobs/start_job'
import { transaction } from '#shared/database/transaction'
import ApplyRetention from '#operations/jobs/apply_retention'
import type { Actor } from '#shared/actor'

/** Starts a run by hand; the run itself writes into the audit log what it did, and for whom. */
export function startRetention(actor: Actor, { isDry }: { isDry: boolean }): Promise<string> {
  const input = { isDry, startedBy: actor.personId }
  return transaction((trx) => startJob(trx, actor, ApplyRetention, input))
}
