import type { SyncRules } from '#shared/sync/rules'

/** The mirror has no table yet: what stands here so far is the format of editions. */
export default {} satisfies SyncRules
