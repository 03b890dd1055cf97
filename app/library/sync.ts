import type { SyncRules } from '#shared/sync/rules'

const down = { direction: 'both', owner: 'ministry', conflict: 'owner_wins' } as const

const up = { direction: 'up', owner: 'person', conflict: 'owner_wins' } as const

/** Published resources go down with editions; a school's own drafts go up when they are submitted. */
export default {
  library_resources: { ...down, personal: ['authors', 'contributors', 'created_by'] },
  library_versions: { ...down, personal: ['created_by'] },
  library_version_files: { ...down, personal: [] },
  library_relations: { ...down, personal: [] },
  library_reviews: { ...down, personal: ['submitted_by', 'reviewer_id'] },
  library_review_comments: { ...down, personal: ['person_id', 'text'] },
  library_review_steps: { ...down, conflict: 'append_only', personal: ['person_id', 'reason'] },
  library_collections: { ...down, personal: ['created_by'] },
  library_collection_items: { ...down, personal: [] },
  library_saves: { direction: 'local', owner: 'person', conflict: 'none', personal: ['person_id'] },
  library_ratings: { ...up, personal: ['person_id', 'comment'] },
  library_use_counts: { direction: 'up', owner: 'server', conflict: 'append_only', personal: [] },
  library_resource_uses: { direction: 'local', owner: 'server', conflict: 'none', personal: [] },
  library_work_orders: { ...down, personal: ['opened_by', 'assignee_id'] },
  library_files: { ...down, personal: [] },
  library_alignments: { ...down, personal: [] },
} satisfies SyncRules
