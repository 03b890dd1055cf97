import type { SyncRules } from '#shared/sync/rules'

export default {
  operations_first_runs: { direction: 'local', owner: 'server', conflict: 'none', personal: [] },
} satisfies SyncRules
