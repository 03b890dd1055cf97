import type { SyncRules } from '#shared/sync/rules'

const down = { direction: 'down', owner: 'ministry', conflict: 'owner_wins', personal: [] } as const

export default {
  institutions: down,
  institutions_places: down,
  institutions_code_entries: down,
  institutions_tree: {
    direction: 'local',
    owner: 'server',
    conflict: 'none',
    personal: [],
  },
} satisfies SyncRules
