import type { SyncRules } from '#shared/sync/rules'

const local = { direction: 'local', owner: 'server', conflict: 'none', personal: [] } as const

/** Whom a server follows and what came is a matter of that server. */
export const edgeSync = {
  mirror_origins: local,
  mirror_received: local,
  mirror_visits: local,
  mirror_stick_writes: { ...local, personal: ['created_by'] },
  mirror_stick_reports: local,
} satisfies SyncRules
