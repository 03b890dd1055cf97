import { JobQueued } from '#shared/jobs/job_queued'
import type { Subscriptions } from '#shared/modules/subscriptions'

export default {
  events: [JobQueued],
  listeners: [[JobQueued, () => import('#shared/jobs/dispatch_job')]],
} satisfies Subscriptions
