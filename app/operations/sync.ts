import type { SyncRules } from '#shared/sync/rules'

const local = { direction: 'local', owner: 'server', conflict: 'none', personal: [] } as const

/** What is confided to the people of one server does not leave it. */
export default {
  operations_first_runs: local,
  operations_settings: { ...local, personal: ['value'] },
  operations_backup_places: local,
  operations_backups: local,
  operations_drills: local,
  operations_restores: { ...local, conflict: 'append_only' },
  operations_privacy_requests: {
    ...local,
    personal: ['person_id', 'requested_by', 'asker_name', 'asker_relation', 'text', 'reason'],
  },
  operations_retention_rules: local,
  operations_retention_runs: local,
  operations_contacts: { ...local, personal: ['person_id', 'phone'] },
  operations_reports: {
    ...local,
    personal: ['reporter_id', 'reporter_contact', 'assigned_to', 'text'],
  },
  operations_report_notes: { ...local, personal: ['author_id', 'text'] },
} satisfies SyncRules
