import RebuildSearchIndex from '#operations/jobs/rebuild_search_index'
import { operationsEntries } from '#operations/administration'
import type { Subscriptions } from '#shared/modules/subscriptions'

export default {
  jobs: [RebuildSearchIndex],
  administration: operationsEntries,
} satisfies Subscriptions
