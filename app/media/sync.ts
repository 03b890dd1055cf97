import type { SyncRules } from '#shared/sync/rules'

const made = { direction: 'down', owner: 'ministry', conflict: 'owner_wins', personal: [] } as const
const local = { direction: 'local', owner: 'server', conflict: 'none' } as const

/**
 * The rows go with the editions that name them; the bytes are moved by the mirror and checked by their SHA-256. What
 * was made of a file goes down with it: a school's machine need not make it again.
 */
export default {
  media_blobs: {
    direction: 'both',
    owner: 'ministry',
    conflict: 'append_only',
    personal: [],
  },
  media_derivatives: made,
  media_texts: made,
  media_preparations: { ...local, personal: ['requested_by'] },
  media_uploads: { ...local, personal: ['person_id', 'file_name'] },
} satisfies SyncRules
