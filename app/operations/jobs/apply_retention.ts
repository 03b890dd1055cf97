import { clock } from '#shared/clock'
import { SYSTEM } from '#shared/actor'
import { TrackedJob } from '#shared/jobs/tracked_job'
import { retentionKinds, type Retention } from '#shared/privacy/retention'
import { recordRetention } from '#operations/actions/record_retention'
import { retentionDays } from '#operations/queries/retention_rules'
import type { DateTime } from 'luxon'
import type { JobHandle } from '#shared/jobs/job_handle'

type Input = { isDry?: boolean; startedBy?: string }

/** Every night: deletes or anonymises what was kept for its time. A dry run only counts. */
export default class ApplyRetention extends TrackedJob<Input, { retention_rows: number }> {
  static kind = 'operations.apply_retention'
  static retries = 2

  async run({ isDry = false, startedBy = SYSTEM.personId }: Input, job: JobHandle) {
    const startedAt = clock.now()
    const counts: Record<string, number> = {}
    const due: (Retention & { before: DateTime })[] = []
    for (const rule of retentionKinds()) {
      const days = await retentionDays(rule.kind)
      if (days !== null) due.push({ ...rule, before: startedAt.minus({ days }) })
    }
    for (const { kind, count, before } of due) counts[kind] = await count(before)
    const total = sumOf(counts)
    let done = 0
    const seen = async (more = 1) => {
      done = Math.min(total, done + more)
      await job.progress(done, total)
      await job.throwIfCancelled()
    }
    if (!isDry) for (const { kind, apply, before } of due) counts[kind] = await apply(before, seen)
    await recordRetention({ isDry, startedBy, counts, startedAt })
    return { retention_rows: sumOf(counts) }
  }
}

const sumOf = (counts: Record<string, number>) =>
  Object.values(counts).reduce((sum, n) => sum + n, 0)
