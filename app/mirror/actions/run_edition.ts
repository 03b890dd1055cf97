import { audit } from '#shared/audit/record'
import { Job } from '#shared/jobs/job'
import { cancelJob, retryJob } from '#shared/jobs/change_job'
import { transaction } from '#shared/database/transaction'
import type EditionRow from '#mirror/models/edition'
import type { Actor } from '#shared/actor'

/** Stops the building of an edition; what was laid out stays. False where it is over. */
export const stopEdition = (actor: Actor, row: EditionRow): Promise<boolean> =>
  transaction(async (trx) => {
    if (!row.jobId || !(await cancelJob(trx, row.jobId))) return false
    await audit(trx, actor, { verb: 'mirror.edition_stopped', ...about(row) })
    return true
  })

/** Goes on with an edition that failed or was stopped, where it was. False where it is neither. */
export const resumeEdition = (actor: Actor, row: EditionRow): Promise<boolean> =>
  transaction(async (trx) => {
    const job = row.jobId ? await Job.find(row.jobId, { client: trx }) : null
    if (row.state !== 'building' || !job || !(await retryJob(trx, job))) return false
    await audit(trx, actor, { verb: 'mirror.edition_resumed', ...about(row) })
    return true
  })

const about = ({ id, channel, sequence }: EditionRow) => ({
  subject: { type: 'mirror_edition', id },
  after: { channel, sequence: Number(sequence) },
})
