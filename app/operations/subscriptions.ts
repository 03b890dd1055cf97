import RebuildSearchIndex from '#operations/jobs/rebuild_search_index'
import type { Subscriptions } from '#shared/modules/subscriptions'

export default { jobs: [RebuildSearchIndex] } satisfies Subscriptions
