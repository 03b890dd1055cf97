import { resources } from '#library/packs/resources'
import { provideDocuments } from '#search/actions/provide_documents'
import { provideSynonyms } from '#search/actions/provide_synonyms'
import { subjectNames } from '#curriculum/queries/subject_names'
import { provideLessonCounts } from '#curriculum/actions/provide_lesson_counts'
import ResourceChanged from '#library/events/resource_changed'
import ResourceHidden from '#library/events/resource_hidden'
import ResourceOpened from '#library/events/resource_opened'
import ResourcePublished from '#library/events/resource_published'
import ResourceReleased from '#library/events/resource_released'
import ResourceRetired from '#library/events/resource_retired'
import { hideableCollections, hideableResources } from '#library/hideable'
import { provideReviewKind } from '#library/reviews/kinds'
import { resourceReviews } from '#library/reviews/resource_kind'
import ResourceUsed from '#library/events/resource_used'
import { readerPersonalData } from '#library/reader_data'
import { libraryPersonalData, reviewPersonalData } from '#library/personal_data'
import FrameworkEnforced from '#curriculum/events/framework_enforced'
import { isPressing } from '#library/coverage/remind'
import MakeExport from '#library/jobs/make_export'
import SweepExports from '#library/jobs/sweep_exports'
import { isSweepNeeded } from '#library/exports/sweep_exports'
import RemindOfWorkOrders from '#library/jobs/remind_of_work_orders'
import { libraryPersonColumns } from '#library/person_columns'
import { libraryEntries } from '#library/administration'
import { AUTHORS } from '#library/access'
import { holdsRole } from '#identity/queries/is_staff'
import { provideRowFollower } from '#shared/sync/followers'
import { provideOffers } from '#shared/sync/offers'
import { provideUploadPurpose } from '#media/actions/provide_upload_purpose'
import FilePrepared from '#media/events/file_prepared'
import { sheetImport } from '#library/imports/sheet'
import { packagesImport } from '#library/imports/packages'
import { harvestImport } from '#library/imports/harvest'
import { moodleImport } from '#library/imports/moodle'
import { kolibriImport } from '#library/imports/kolibri'
import type { Subscriptions } from '#shared/modules/subscriptions'

const index = () => import('#library/listeners/index_resource')
const expose = () => import('#library/listeners/note_exposure')

provideRowFollower('library_resources', () => import('#library/harvest/follow_edition'))
provideOffers('library_resources', () => import('#library/queries/offers'))
provideDocuments('resource', () => import('#library/queries/search_documents'))
provideSynonyms(subjectNames)
provideReviewKind(resourceReviews)
provideLessonCounts(() => import('#library/queries/lesson_counts'))
provideUploadPurpose({ name: 'library.file', may: (actor) => holdsRole(actor, AUTHORS) })

export default {
  events: [
    ...[ResourcePublished, ResourceChanged, ResourceRetired, ResourceHidden, ResourceReleased],
    ...[ResourceUsed, ResourceOpened],
  ],
  listeners: [
    [ResourcePublished, index],
    [ResourcePublished, expose],
    [ResourceChanged, index],
    [ResourceChanged, expose],
    [ResourceRetired, index],
    [ResourceRetired, expose],
    [ResourceHidden, index],
    [ResourceHidden, expose],
    [ResourceReleased, index],
    [ResourceReleased, expose],
    [ResourceOpened, () => import('#library/listeners/record_opening')],
    [ResourceUsed, () => import('#library/listeners/keep_uses')],
    [FrameworkEnforced, () => import('#library/listeners/follow_framework')],
    [FilePrepared, () => import('#library/listeners/follow_file')],
  ],
  scopes: ['library.read'],
  notifications: [
    { kind: 'library.resource_hidden' },
    { kind: 'library.resource_released' },
    { kind: 'library.collection_hidden' },
    { kind: 'library.collection_released' },
    { kind: 'library.review_submitted' },
    { kind: 'library.review_approved' },
    { kind: 'library.review_returned' },
    { kind: 'library.review_comment' },
    { kind: 'library.resource_taken_down' },
    { kind: 'library.work_order_assigned' },
    { kind: 'library.work_order_closed' },
    { kind: 'library.work_order_due' },
    { kind: 'library.work_order_overdue' },
  ],
  jobs: [MakeExport, SweepExports, RemindOfWorkOrders],
  schedules: [
    { job: SweepExports, when: { at: '03:20' }, isNeeded: isSweepNeeded },
    { job: RemindOfWorkOrders, when: { at: '06:30' }, isNeeded: isPressing },
  ],
  mergePeople: libraryPersonColumns,
  packs: [resources],
  administration: libraryEntries,
  imports: [sheetImport, kolibriImport, packagesImport, harvestImport, moodleImport],
  hideable: [hideableResources, hideableCollections],
  personalData: [libraryPersonalData, reviewPersonalData, ...readerPersonalData],
  blobs: [
    { table: 'library_files', column: 'blob_id' },
    { table: 'library_packages', column: 'blob_id' },
    { table: 'library_version_files', column: 'blob_id' },
    { table: 'library_resources', column: 'proof_blob_id' },
  ],
} satisfies Subscriptions
