import type { SyncRules } from '#shared/sync/rules'

const local = { direction: 'local', owner: 'server', conflict: 'none', personal: [] } as const

/** Each server builds its own index. The driver makes these tables and those of each index (`search_<name>_*`). */
export default {
  search_current: local,
  search_touched: local,
} satisfies SyncRules
