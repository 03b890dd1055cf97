import { framework } from '#curriculum/packs/framework'
import { subjects } from '#curriculum/packs/subjects'
import { chapters, lessons, outcomes } from '#curriculum/packs/tree'
import type { Subscriptions } from '#shared/modules/subscriptions'

export default {
  packs: [framework, subjects, chapters, lessons, outcomes],
  scopes: ['curriculum.read'],
} satisfies Subscriptions
