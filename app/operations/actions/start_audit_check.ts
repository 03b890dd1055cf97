import { audit } from '#shared/audit/record'
import { startJob } from '#shared/jobs/start_job'
import { transaction } from '#shared/database/transaction'
import VerifyAudit from '#shared/audit/verify_audit'
import type { Actor } from '#shared/actor'

/** Starts reading the whole audit log against its seals and returns the id of the job. */
export function startAuditCheck(actor: Actor): Promise<string> {
  return transaction(async (trx) => {
    const id = await startJob(trx, actor, VerifyAudit, {})
    await audit(trx, actor, {
      verb: 'operations.audit_check_started',
      subject: { type: 'job', id },
    })
    return id
  })
}
