import type { SyncRules } from '#shared/sync/rules'

const down = { direction: 'both', owner: 'ministry', conflict: 'owner_wins' } as const

const ofResource = { resource_id: 'library_resources' } as const

const local = { direction: 'local', owner: 'server', conflict: 'none' } as const

const up = { direction: 'up', owner: 'person', conflict: 'owner_wins' } as const

/** Published resources go down with editions; a school's own drafts go up when they are submitted. */
export default {
  library_resources: {
    ...down,
    personal: ['authors', 'contributors', 'created_by'],
    edition: {
      which: 'chosen',
      // Whoever made a work is named with it: licences ask for that.
      published: ['authors', 'contributors'],
      may: { subject_id: 'curriculum_subjects', institution_id: 'institutions' },
      code: 'code',
      instead: { created_by: null, proof_blob_id: null, proof_name: null, state_reason: null },
      whenGone: { state: 'retired' },
      whenRevoked: { state: 'taken_down' },
      reason: 'state_reason',
    },
  },
  library_versions: {
    ...down,
    personal: ['created_by'],
    edition: {
      ...{ which: 'with', needs: ofResource, latest: { of: 'resource_id', by: 'number' } },
      ...{ natural: [['resource_id', 'number']], instead: { created_by: null } },
    },
  },
  library_version_files: {
    ...down,
    personal: [],
    edition: { which: 'with', needs: { version_id: 'library_versions' }, blobs: ['blob_id'] },
  },
  library_relations: {
    ...down,
    personal: [],
    edition: { which: 'with', needs: ofResource, may: { source_id: 'library_resources' } },
  },
  library_reviews: { ...down, personal: ['submitted_by', 'reviewer_id'] },
  library_review_comments: { ...down, personal: ['person_id', 'text'] },
  library_review_steps: { ...down, conflict: 'append_only', personal: ['person_id', 'reason'] },
  library_collections: {
    ...down,
    personal: ['created_by'],
    edition: {
      ...{ which: 'all', where: { state: 'published' }, code: 'code' },
      may: { parent_id: 'library_collections', institution_id: 'institutions' },
      ...{ instead: { created_by: null }, whenGone: { state: 'draft' } },
    },
  },
  library_collection_items: {
    ...down,
    personal: [],
    edition: {
      ...{ which: 'with', natural: [['collection_id', 'resource_id']] },
      needs: { collection_id: 'library_collections', resource_id: 'library_resources' },
    },
  },
  library_saves: { direction: 'local', owner: 'person', conflict: 'none', personal: ['person_id'] },
  library_ratings: { ...up, personal: ['person_id', 'comment'] },
  library_use_counts: { direction: 'up', owner: 'server', conflict: 'append_only', personal: [] },
  library_resource_uses: { direction: 'local', owner: 'server', conflict: 'none', personal: [] },
  // Each server tells its own harvesters when it changed for them.
  library_exposures: { direction: 'local', owner: 'server', conflict: 'none', personal: [] },
  library_exports: {
    ...{ direction: 'local', owner: 'person', conflict: 'none', personal: ['created_by'] },
  },
  library_work_orders: { ...down, personal: ['opened_by', 'assignee_id'] },
  library_packages: {
    ...down,
    personal: [],
    edition: {
      ...{ which: 'with', natural: [['resource_id', 'blob_id']], blobs: ['blob_id'] },
      // What plays travels as its files: the archive stays.
      ...{ unpacked: 'blob_id', brings: { package_id: 'runtime_packages' } },
      needs: ofResource,
    },
  },
  library_files: {
    ...down,
    personal: [],
    edition: {
      ...{ which: 'with', needs: ofResource, blobs: ['blob_id'] },
      natural: [['resource_id', 'name']],
    },
  },
  library_alignments: {
    ...down,
    personal: [],
    edition: {
      which: 'with',
      needs: {
        ...ofResource,
        ...{ lesson_id: 'curriculum_lessons', outcome_id: 'curriculum_outcomes' },
      },
      natural: [['resource_id', 'lesson_id', 'outcome_id']],
    },
  },
  // What was imported from where is a matter of the server that imported it.
  library_sources: { ...local, personal: ['created_by'] },
  library_source_entries: { ...local, personal: [] },
  library_source_terms: { ...local, personal: [] },
} satisfies SyncRules
