import logger from '@adonisjs/core/services/logger'
import { AuditSeal } from '#shared/audit/seal'
import { sealDays } from '#shared/audit/seal_days'
import { TrackedJob } from '#shared/jobs/tracked_job'
import type { JobHandle } from '#shared/jobs/job_handle'

/** Every night: seals the days of the audit log that are over. */
export default class SealAudit extends TrackedJob<object, { audit_days: number }> {
  static kind = 'shared.seal_audit'

  async run(_input: object, job: JobHandle) {
    const days = await sealDays(async (done) => {
      await job.progress(done)
      await job.throwIfCancelled()
    })
    const head = await AuditSeal.query()
      .where('state', 'sealed')
      .orderBy('sequence', 'desc')
      .first()
    // In the log of the machine the head is out of reach of whoever changes the database.
    if (head)
      logger.info({ day: head.day, link: head.sequence, seal: head.seal }, 'audit log sealed')
    return { audit_days: days }
  }
}
