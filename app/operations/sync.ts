import type { SyncRules } from '#shared/sync/rules'

/** No tables of its own. */
export default {} satisfies SyncRules
