import type { SyncRules } from '#shared/sync/rules'

export default {
  operations_first_runs: { direction: 'local', owner: 'server', conflict: 'none', personal: [] },
  operations_settings: {
    direction: 'local',
    owner: 'server',
    conflict: 'none',
    personal: ['value'],
  },
} satisfies SyncRules
