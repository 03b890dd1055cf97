import { Job, Locator } from '@adonisjs/queue'
import type { JobOptions } from '@adonisjs/queue/types'
import { jobKind } from '#shared/jobs/tracked_job'
import { wakeWorker } from '#shared/jobs/wake'

/**
 * The one class the queue knows: a ticket with the id of a job. What the job is, how far it is and how often it was
 * tried stands in `shared_jobs`; a ticket that is lost or delivered twice does no harm.
 */
export class RunTrackedJob extends Job<{ id: string }> {
  static options: JobOptions = { name: 'run_tracked_job', removeOnFail: { age: '7d' } }

  async execute() {
    const { runJob } = await import('#shared/jobs/run_job')
    await runJob(this.payload.id)
  }
}

Locator.register('run_tracked_job', RunTrackedJob)

type Ticket = { pause?: number; once?: boolean; kind?: string }

/** @param options.pause seconds; @param options.once leaves the ticket out where one like it still waits */
export async function dispatchTicket(id: string, options: Ticket = {}) {
  const ticket = RunTrackedJob.dispatch({ id })
  const priority = options.kind && jobKind(options.kind)?.priority
  if (priority) ticket.priority(priority)
  if (options.pause) ticket.in(options.pause * 1000)
  if (options.once) ticket.dedup({ id })
  await ticket.run()
  wakeWorker()
}
