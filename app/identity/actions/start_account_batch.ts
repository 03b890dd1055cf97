import { clock } from '#shared/clock'
import { audit } from '#shared/audit/record'
import { startJob } from '#shared/jobs/start_job'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { isNew, linesOf } from '#identity/batches/batch_row'
import { judgeRows } from '#identity/batches/judge_rows'
import AccountBatch from '#identity/models/account_batch'
import MakeAccounts from '#identity/jobs/make_accounts'
import type { Actor } from '#shared/actor'

type Refusal = { type: 'started_already' } | { type: 'nothing_to_make' }

/** Starts the job that makes the accounts of a list; lines that are wrong or double are left out for good. */
export function startAccountBatch(
  actor: Actor,
  batchId: string
): Promise<Result<AccountBatch, Refusal>> {
  return transaction(async (trx) => {
    const batch = await AccountBatch.query({ client: trx })
      .where('id', batchId)
      .forUpdate()
      .firstOrFail()
    if (batch.state !== 'draft') return failed({ type: 'started_already' })
    const judged = await judgeRows(linesOf(batch.rows), batch, trx)
    const rows = judged.filter(isNew).map(({ duplicate, ...row }) => row)
    if (rows.length === 0) return failed({ type: 'nothing_to_make' })

    const jobId = await startJob(trx, actor, MakeAccounts, { batchId })
    await batch.merge({ rows, total: rows.length, startedAt: clock.now(), jobId }).save()
    await audit(trx, actor, {
      verb: 'identity.account_batch_started',
      subject: { type: 'account_batch', id: batchId },
      institutionId: batch.institutionId,
      after: { role: batch.role, total: rows.length },
    })
    return ok(batch)
  })
}
