import type { SyncRules } from '#shared/sync/rules'

const made = { direction: 'down', owner: 'ministry', conflict: 'owner_wins', personal: [] } as const
const local = { direction: 'local', owner: 'server', conflict: 'none' } as const

/**
 * The rows go with the editions that name them; the bytes are moved by the mirror and checked by their SHA-256. What
 * was made of a file goes down with it: a school's machine need not make it again.
 */
export default {
  // Its rows are made from the list of an edition's blobs.
  media_blobs: {
    direction: 'both',
    owner: 'ministry',
    conflict: 'append_only',
    personal: [],
  },
  media_derivatives: {
    ...made,
    edition: {
      ...{ which: 'with', blobs: ['source_id', 'blob_id'], ofBlob: 'source_id' },
      natural: [['source_id', 'name']],
    },
  },
  media_texts: {
    ...made,
    edition: {
      ...{ which: 'with', blobs: ['source_id'], ofBlob: 'source_id' },
      natural: [['source_id', 'position']],
    },
  },
  media_preparations: {
    ...made,
    personal: ['requested_by'],
    edition: {
      ...{
        which: 'with',
        where: { state: ['done', 'partly'] },
        blobs: ['blob_id'],
        ofBlob: 'blob_id',
      },
      ...{ natural: [['blob_id']], instead: { requested_by: null, job_id: null } },
    },
  },
  media_uploads: { ...local, personal: ['person_id', 'file_name'] },
} satisfies SyncRules
