import { mirrorEntries } from '#mirror/administration'
import EditionApplied from '#mirror/events/edition_applied'
import BuildEdition from '#mirror/jobs/build_edition'
import PlanProfile from '#mirror/jobs/plan_profile'
import PublishEditions from '#mirror/jobs/publish_editions'
import { publisherPersonalData, publishers } from '#mirror/personal_data'
import type { Subscriptions } from '#shared/modules/subscriptions'

export default {
  events: [EditionApplied],
  listeners: [[EditionApplied, () => import('#mirror/listeners/rebuild_search')]],
  jobs: [PlanProfile, BuildEdition, PublishEditions],
  administration: mirrorEntries,
  personalData: [publisherPersonalData],
  mergePeople: publishers,
} satisfies Subscriptions
