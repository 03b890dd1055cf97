import '#runtime/kinds/index'
import { lrs } from '#runtime/lrs/subscriptions'
import { mightAnswerForCode } from '#identity/queries/answers_for_code'
import { seesEverything } from '#runtime/lrs/reader_authority'
import { mayPackage } from '#runtime/access'
import EndSessions from '#runtime/jobs/end_sessions'
import ImportPackage from '#runtime/jobs/import_package'
import { hideablePackages } from '#runtime/hideable'
import { runtimePersonalData } from '#runtime/personal_data'
import { runtimeRetention } from '#runtime/retention'
import AttemptRecorded from '#runtime/events/attempt_recorded'
import AttemptStarted from '#runtime/events/attempt_started'
import PackageImported from '#runtime/events/package_imported'
import { recogniseArchive } from '#runtime/recognise_archive'
import { provideRecogniser } from '#media/actions/provide_recogniser'
import { provideUploadPurpose } from '#media/actions/provide_upload_purpose'
import type { Subscriptions } from '#shared/modules/subscriptions'

provideRecogniser(recogniseArchive)
provideUploadPurpose({ name: 'runtime.package', may: mayPackage })

export default {
  events: [PackageImported, AttemptStarted, AttemptRecorded],
  ...lrs,
  listeners: [[AttemptRecorded, () => import('#runtime/listeners/record_attempt')]],
  hideable: [hideablePackages],
  jobs: [ImportPackage, EndSessions, ...lrs.jobs],
  schedules: [...lrs.schedules, { job: EndSessions, when: { at: '02:20' } }],
  notifications: [
    { kind: 'runtime.package_hidden' },
    { kind: 'runtime.package_released' },
    { kind: 'runtime.libraries_waiting' },
    { kind: 'runtime.package_plays' },
    { kind: 'runtime.outside_waiting' },
    { kind: 'runtime.outside_approved' },
    { kind: 'runtime.outside_rejected' },
    { kind: 'runtime.outside_withdrawn' },
  ],
  personalData: [...runtimePersonalData, ...lrs.personalData],
  retention: [...lrs.retention, ...runtimeRetention],
  blobs: [
    { table: 'runtime_package_files', column: 'blob_id' },
    { table: 'runtime_h5p_library_files', column: 'blob_id' },
    ...lrs.blobs,
  ],
  administration: [
    ...lrs.administration,
    { name: 'packages', href: '/packages', icon: 'package', group: 'content', opens: mayPackage },
    {
      ...{ name: 'content_libraries', href: '/administration/content-libraries', icon: 'blocks' },
      ...{ group: 'content', opens: mightAnswerForCode },
    },
    {
      ...{ name: 'outside_addresses', href: '/administration/outside-addresses' },
      ...{ icon: 'external-link', group: 'content' },
      opens: (actor) => actor !== null && seesEverything(actor),
    },
  ],
} satisfies Subscriptions
