import logger from '@adonisjs/core/services/logger'
import { clock } from '#shared/clock'
import { sqlTime } from '#shared/database/times'
import { jobKind } from '#shared/jobs/tracked_job'
import { JobHandle } from '#shared/jobs/job_handle'
import { dispatchTicket } from '#shared/jobs/run_tracked_job'
import { claimJob, writeJob, type ClaimedJob } from '#shared/jobs/job_rows'
import { JobCancelled, JobError, JobInterrupted, JobLost } from '#shared/jobs/errors'

const MAX_PAUSE_SECONDS = 3600

const running = new Set<JobHandle>()

/** Runs a job to its end, if it waits and nobody else has taken it. Never throws for a failure of the job. */
export async function runJob(id: string) {
  const claimed = await claimJob(id)
  if (!claimed) return
  const handle = new JobHandle(claimed)
  running.add(handle)
  try {
    const result = await runKind(claimed, handle)
    await end(claimed, handle, { state: 'done', result: JSON.stringify(result ?? null) })
  } catch (error) {
    await settle(claimed, handle, error)
  } finally {
    running.delete(handle)
    handle.close()
  }
}

/** Asks the jobs of this process to stop; they go back to the queue when they next look. */
export function interruptJobs() {
  for (const handle of running) handle.interrupt()
}

function runKind(claimed: ClaimedJob, handle: JobHandle) {
  const Kind = jobKind(claimed.kind)
  if (!Kind) throw new JobError('unknown_kind', { retry: false })
  if (claimed.attempt > Kind.retries + 1) throw new JobError('crashed', { retry: false })
  return new Kind().run(claimed.input, handle)
}

function end(claimed: ClaimedJob, handle: JobHandle, values: Record<string, unknown>) {
  return writeJob(claimed, { ...handle.counts, ...values, finished_at: sqlTime() })
}

async function settle(claimed: ClaimedJob, handle: JobHandle, error: unknown) {
  if (error instanceof JobLost) return
  if (error instanceof JobCancelled) {
    await end(claimed, handle, { state: 'cancelled' })
    return
  }
  if (error instanceof JobInterrupted) {
    await requeue(claimed, handle, { pause: 0, attempts: claimed.attempt - 1 })
    return
  }
  const code = error instanceof JobError ? error.code : 'unexpected'
  logger.error({ err: error, job: claimed.id, kind: claimed.kind, code }, 'a job failed')
  const { retries = 0, backoff = 0 } = jobKind(claimed.kind) ?? {}
  const helps = !(error instanceof JobError && error.options.retry === false)
  if (!helps || claimed.attempt > retries) {
    await end(claimed, handle, { state: 'failed', error: code })
    return
  }
  const pause = Math.min(MAX_PAUSE_SECONDS, backoff * 2 ** (claimed.attempt - 1))
  await requeue(claimed, handle, { pause, attempts: claimed.attempt, error: code })
}

type Again = { pause: number; attempts: number; error?: string }

async function requeue(claimed: ClaimedJob, handle: JobHandle, again: Again) {
  const { pause, attempts, error = null } = again
  const next = clock.now().plus({ seconds: pause })
  const values = { state: 'queued', attempts, error, next_at: sqlTime(next) }
  if (await writeJob(claimed, { ...handle.counts, ...values })) {
    await dispatchTicket(claimed.id, { pause, kind: claimed.kind })
  }
}
