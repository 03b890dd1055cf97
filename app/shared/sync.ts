import type { SyncRules } from '#shared/sync/rules'

const local = { direction: 'local', owner: 'server', conflict: 'none', personal: [] } as const

export default {
  shared_outbox: local,
  shared_audit: { ...local, conflict: 'append_only', personal: ['before', 'after'] },
  shared_jobs: local,
  shared_packs: local,
  shared_queue_jobs: local,
  shared_queue_schedules: local,
  shared_rate_limits: local,
} satisfies SyncRules
