import type { SyncRules } from '#shared/sync/rules'

const local = { direction: 'local', owner: 'server', conflict: 'none', personal: [] } as const

export default {
  shared_outbox: local,
  shared_audit: {
    ...local,
    conflict: 'append_only',
    personal: ['actor_id', 'subject_id', 'before', 'after'],
  },
  shared_audit_seals: { ...local, conflict: 'append_only' },
  shared_audit_late: local,
  shared_jobs: local,
  shared_schedules: local,
  shared_packs: local,
  shared_leases: local,
  shared_imports: { ...local, personal: ['actor', 'file_name'] },
  shared_import_rows: { ...local, personal: ['label', 'cells', 'row_values', 'changes', 'was'] },
  shared_queue_jobs: local,
  shared_queue_schedules: local,
  shared_rate_limits: local,
} satisfies SyncRules
