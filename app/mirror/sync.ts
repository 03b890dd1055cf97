import { edgeSync } from '#mirror/edge/sync'
import type { SyncRules } from '#shared/sync/rules'

const local = { direction: 'local', owner: 'server', conflict: 'none' } as const

/** Each server keeps its own list of whom it serves and what it holds ready. */
export default {
  ...edgeSync,
  mirror_profiles: { ...local, personal: ['created_by'] },
  mirror_plans: { ...local, personal: [] },
  mirror_editions: { ...local, personal: ['created_by'] },
  mirror_publications: { ...local, personal: [] },
  mirror_revocations: { ...local, conflict: 'append_only', personal: ['created_by'] },
  mirror_pairings: { ...local, personal: ['decided_by'] },
  mirror_site_events: { ...local, personal: ['person_id'] },
  mirror_sites: { ...local, personal: ['paired_by'] },
} satisfies SyncRules
