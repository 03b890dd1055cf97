import type { SyncRules } from '#shared/sync/rules'

const down = { direction: 'both', owner: 'ministry', conflict: 'owner_wins' } as const

/** Published resources go down with editions; a school's own drafts go up when they are submitted. */
export default {
  library_resources: { ...down, personal: ['authors', 'created_by'] },
  library_files: { ...down, personal: [] },
  library_alignments: { ...down, personal: [] },
} satisfies SyncRules
