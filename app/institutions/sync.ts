import type { SyncRules } from '#shared/sync/rules'

const down = { direction: 'down', owner: 'ministry', conflict: 'owner_wins', personal: [] } as const

export default {
  institutions: down,
  institutions_places: down,
  institutions_code_entries: down,
  institutions_clusters: down,
  institutions_flags: down,
  institutions_histories: { ...down, conflict: 'append_only' },
  institutions_tree: {
    direction: 'local',
    owner: 'server',
    conflict: 'none',
    personal: [],
  },
} satisfies SyncRules
