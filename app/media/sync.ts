import type { SyncRules } from '#shared/sync/rules'

/** The rows go with the editions that name them; the bytes are moved by the mirror and checked by their SHA-256. */
export default {
  media_blobs: {
    direction: 'both',
    owner: 'ministry',
    conflict: 'append_only',
    personal: [],
  },
} satisfies SyncRules
