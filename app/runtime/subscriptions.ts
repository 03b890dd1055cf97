import '#runtime/kinds/index'
import { lrs } from '#runtime/lrs/subscriptions'
import { mayPackage } from '#runtime/access'
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
  notifications: [{ kind: 'runtime.package_hidden' }, { kind: 'runtime.package_released' }],
  jobs: [ImportPackage, ...lrs.jobs],
  personalData: [...runtimePersonalData, ...lrs.personalData],
  retention: [...lrs.retention, ...runtimeRetention],
  blobs: [{ table: 'runtime_package_files', column: 'blob_id' }, ...lrs.blobs],
  administration: [
    ...lrs.administration,
    { name: 'packages', href: '/packages', icon: 'package', group: 'content', opens: mayPackage },
  ],
} satisfies Subscriptions
