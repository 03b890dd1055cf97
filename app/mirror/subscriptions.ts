import { mirrorEntries } from '#mirror/administration'
import BuildEdition from '#mirror/jobs/build_edition'
import PlanProfile from '#mirror/jobs/plan_profile'
import PublishEditions from '#mirror/jobs/publish_editions'
import { publisherPersonalData, publishers } from '#mirror/personal_data'
import type { Subscriptions } from '#shared/modules/subscriptions'

export default {
  jobs: [PlanProfile, BuildEdition, PublishEditions],
  administration: mirrorEntries,
  personalData: [publisherPersonalData],
  mergePeople: publishers,
} satisfies Subscriptions
