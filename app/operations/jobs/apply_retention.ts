import { clock } from '#shared/clock'
import { SYSTEM } from '#shared/actor'
import { TrackedJob } from '#shared/jobs/tracked_job'
import { retentionKinds } from '#shared/privacy/retention'
import { recordRetention } from '#operations/actions/record_retention'
import { retentionDays } from '#operations/queries/retention_rules'
import type { JobHandle } from '#shared/jobs/job_handle'

type Input = { isDry?: boolean; startedBy?: string }

/** Every night: deletes or anonymises what was kept for its time. A dry run only counts. */
export default class ApplyRetention extends TrackedJob<Input, { retention_rows: number }> {
  static kind = 'operations.apply_retention'
  static retries = 2

  async run({ isDry = false, startedBy = SYSTEM.personId }: Input, job: JobHandle) {
    const startedAt = clock.now()
    const counts: Record<string, number> = {}
    for (const { kind, count, apply } of retentionKinds()) {
      const days = await retentionDays(kind)
      if (days === null) continue
      const before = startedAt.minus({ days })
      counts[kind] = isDry ? await count(before) : await apply(before, () => job.throwIfCancelled())
      await job.progress(Object.keys(counts).length, retentionKinds().length)
    }
    await recordRetention({ isDry, startedBy, counts, startedAt })
    return { retention_rows: Object.values(counts).reduce((sum, n) => sum + n, 0) }
  }
}
