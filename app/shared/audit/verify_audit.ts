import logger from '@adonisjs/core/services/logger'
import AuditBroken from '#shared/audit/audit_broken'
import { publish } from '#shared/outbox/publish'
import { transaction } from '#shared/database/transaction'
import { Job } from '#shared/jobs/job'
import { TrackedJob } from '#shared/jobs/tracked_job'
import { verifyChain, type Verdict } from '#shared/audit/verify_chain'
import type { JobHandle } from '#shared/jobs/job_handle'

export type VerifyOutcome = {
  audit_days: number
  audit_entries: number
  /** The first day that is not as it was sealed. */
  audit_broken?: string
  audit_fault?: string
  head?: Verdict['head']
  keys: string[]
}

/** Reads the audit log through and says whether it is whole, or which day is the first that is not. */
export default class VerifyAudit extends TrackedJob<object, VerifyOutcome> {
  static kind = 'shared.verify_audit'
  static retries = 1

  async run(_input: object, job: JobHandle) {
    const verdict = await verifyChain(async (entries) => {
      await job.progress(entries)
      await job.throwIfCancelled()
    })
    const { days, entries, broken, head, keys } = verdict
    if (broken) {
      logger.error(broken, 'the audit log is not as it was sealed')
      const event = new AuditBroken(broken.day, { fault: broken.fault })
      await transaction((trx) => publish(trx, event))
    }
    return {
      ...{ audit_days: days, audit_entries: entries, head, keys },
      ...(broken && { audit_broken: broken.day, audit_fault: broken.fault }),
    }
  }
}

/** The job of the last check that came to an end; its result is kept there. One row. */
export const lastAuditCheck = () =>
  Job.query().where({ kind: VerifyAudit.kind, state: 'done' }).orderBy('createdAt', 'desc').first()
