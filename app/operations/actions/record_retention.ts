import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { SYSTEM } from '#shared/actor'
import { audit } from '#shared/audit/record'
import { transaction } from '#shared/database/transaction'
import RetentionRun from '#operations/models/retention_run'
import type { DateTime } from 'luxon'

type Run = {
  isDry: boolean
  startedBy: string
  counts: Record<string, number>
  startedAt: DateTime
}

/** Keeps what a run deleted, or would have, beside its entry in the audit log. */
export function recordRetention({ counts, ...run }: Run) {
  const id = newId()
  return transaction(async (trx) => {
    const row = { id, ...run, counts: JSON.stringify(counts), finishedAt: clock.now() }
    await RetentionRun.create(row as any, { client: trx })
    await audit(
      trx,
      { ...SYSTEM, personId: run.startedBy },
      {
        verb: 'operations.retention_applied',
        subject: { type: 'retention_run', id },
        after: { isDry: run.isDry, ...counts },
      }
    )
  })
}
