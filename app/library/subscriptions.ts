import { resources } from '#library/packs/resources'
import { provideDocuments } from '#search/actions/provide_documents'
import { provideLessonCounts } from '#curriculum/actions/provide_lesson_counts'
import ResourceChanged from '#library/events/resource_changed'
import ResourceHidden from '#library/events/resource_hidden'
import ResourcePublished from '#library/events/resource_published'
import ResourceReleased from '#library/events/resource_released'
import ResourceRetired from '#library/events/resource_retired'
import { hideableResources } from '#library/hideable'
import { libraryPersonalData } from '#library/personal_data'
import FrameworkEnforced from '#curriculum/events/framework_enforced'
import { AUTHORS } from '#library/access'
import { holdsRole } from '#identity/queries/is_staff'
import { provideUploadPurpose } from '#media/actions/provide_upload_purpose'
import FilePrepared from '#media/events/file_prepared'
import type { Subscriptions } from '#shared/modules/subscriptions'

const index = () => import('#library/listeners/index_resource')

provideDocuments('resource', () => import('#library/queries/search_documents'))
provideLessonCounts(() => import('#library/queries/lesson_counts'))
provideUploadPurpose({ name: 'library.file', may: (actor) => holdsRole(actor, AUTHORS) })

export default {
  events: [ResourcePublished, ResourceChanged, ResourceRetired, ResourceHidden, ResourceReleased],
  listeners: [
    [ResourcePublished, index],
    [ResourceChanged, index],
    [ResourceRetired, index],
    [ResourceHidden, index],
    [ResourceReleased, index],
    [FrameworkEnforced, () => import('#library/listeners/follow_framework')],
    [FilePrepared, () => import('#library/listeners/follow_file')],
  ],
  packs: [resources],
  hideable: [hideableResources],
  notifications: [{ kind: 'library.resource_hidden' }, { kind: 'library.resource_released' }],
  personalData: [libraryPersonalData],
  blobs: [{ table: 'library_files', column: 'blob_id' }],
} satisfies Subscriptions
