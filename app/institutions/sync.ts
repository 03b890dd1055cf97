import type { SyncRules } from '#shared/sync/rules'

const down = { direction: 'down', owner: 'ministry', conflict: 'owner_wins', personal: [] } as const

export default {
  institutions: {
    ...down,
    edition: {
      ...{ which: 'all', whenGone: 'keep' },
      may: {
        ...{ parent_id: 'institutions', annex_of_id: 'institutions' },
        ...{ merged_into_id: 'institutions', cluster_id: 'institutions_clusters' },
      },
      natural: [['location_code'], ['emis_code']],
    },
  },
  institutions_places: {
    ...down,
    edition: { which: 'all', natural: [['code']], whenGone: 'keep' },
  },
  institutions_code_entries: {
    ...down,
    edition: { which: 'all', natural: [['list', 'code']], whenGone: 'keep' },
  },
  institutions_clusters: {
    ...down,
    edition: {
      ...{ which: 'all', natural: [['code']], whenGone: 'keep' },
      may: { core_id: 'institutions' },
    },
  },
  institutions_flags: down,
  institutions_histories: { ...down, conflict: 'append_only' },
  institutions_tree: {
    direction: 'local',
    owner: 'server',
    conflict: 'none',
    personal: [],
  },
} satisfies SyncRules
