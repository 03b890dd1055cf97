import { seesServer } from '#identity/queries/doors'
import { helpersHaveCome } from '#media/actions/follow_helpers'
import { uploadsNeedCare } from '#media/actions/sweep_uploads'
import { mediaPersonalData } from '#media/personal_data'
import CollectBlobs from '#media/jobs/collect_blobs'
import FollowHelpers from '#media/jobs/follow_helpers'
import PrepareFile from '#media/jobs/prepare_file'
import SweepUploads from '#media/jobs/sweep_uploads'
import FilePrepared from '#media/events/file_prepared'
import { provideTravel } from '#shared/sync/travellers'
import type { Subscriptions } from '#shared/modules/subscriptions'

provideTravel('media_derivatives', () => import('#media/queries/fit_quality'))

export default {
  events: [FilePrepared],
  jobs: [PrepareFile, CollectBlobs, SweepUploads, FollowHelpers],
  schedules: [
    { job: CollectBlobs, when: { at: '03:50' } },
    { job: SweepUploads, when: { everyMinutes: 60 }, isNeeded: uploadsNeedCare },
    { job: FollowHelpers, when: { everyMinutes: 10 }, isNeeded: helpersHaveCome },
  ],
  blobs: [
    { table: 'media_uploads', column: 'blob_id' },
    { table: 'media_derivatives', column: 'blob_id' },
  ],
  personalData: [mediaPersonalData],
  mergePeople: [{ table: 'media_uploads', column: 'person_id' }],
  administration: [
    {
      ...{ name: 'media', href: '/administration/media', icon: 'list', group: 'server' },
      opens: seesServer,
    },
  ],
} satisfies Subscriptions
