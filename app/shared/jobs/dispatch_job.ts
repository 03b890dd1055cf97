import { dispatchTicket } from '#shared/jobs/run_tracked_job'
import type { JobQueued } from '#shared/jobs/job_queued'

export default class DispatchJob {
  async handle(event: JobQueued) {
    await dispatchTicket(event.subject, { kind: event.body.kind })
  }
}
