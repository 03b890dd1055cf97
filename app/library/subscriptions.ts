import { resources } from '#library/packs/resources'
import { provideDocuments } from '#search/actions/provide_documents'
import { provideLessonCounts } from '#curriculum/actions/provide_lesson_counts'
import ResourceChanged from '#library/events/resource_changed'
import ResourcePublished from '#library/events/resource_published'
import ResourceRetired from '#library/events/resource_retired'
import { libraryPersonalData } from '#library/personal_data'
import FrameworkEnforced from '#curriculum/events/framework_enforced'
import type { Subscriptions } from '#shared/modules/subscriptions'

const index = () => import('#library/listeners/index_resource')

provideDocuments('resource', () => import('#library/queries/search_documents'))
provideLessonCounts(() => import('#library/queries/lesson_counts'))

export default {
  events: [ResourcePublished, ResourceChanged, ResourceRetired],
  listeners: [
    [ResourcePublished, index],
    [ResourceChanged, index],
    [ResourceRetired, index],
    [FrameworkEnforced, () => import('#library/listeners/follow_framework')],
  ],
  packs: [resources],
  personalData: [libraryPersonalData],
} satisfies Subscriptions
