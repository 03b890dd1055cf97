import { TrackedJob } from '#shared/jobs/tracked_job'
import { makeExport } from '#library/exports/make_export'
import type { JobHandle } from '#shared/jobs/job_handle'

type Outcome = { exported: number; stayed: number }

/** Packs what somebody chose into one file. */
export default class MakeExport extends TrackedJob<{ exportId: string }, Outcome> {
  static kind = 'library.make_export'

  run({ exportId }: { exportId: string }, job: JobHandle) {
    return makeExport(exportId, job)
  }
}
