import type { SyncRules } from '#shared/sync/rules'

const local = { direction: 'local', owner: 'server', conflict: 'none', personal: [] } as const

export default {
  operations_first_runs: local,
  operations_settings: { ...local, personal: ['value'] },
  operations_backup_places: local,
  operations_backups: local,
  operations_drills: local,
  operations_restores: { ...local, conflict: 'append_only' },
} satisfies SyncRules
