import { TrackedJob } from '#shared/jobs/tracked_job'
import { importPackage } from '#runtime/actions/import_package'
import type { JobHandle } from '#shared/jobs/job_handle'

/** Reads an uploaded archive: checks it, tells its kind, keeps its files. A refusal is a result, not a failure. */
export default class ImportPackage extends TrackedJob<
  { versionId: string; sha256?: string },
  { files?: number; refused?: string }
> {
  static kind = 'runtime.import_package'
  static retries = 2

  async run({ versionId, sha256 }: { versionId: string; sha256?: string }, job: JobHandle) {
    const tick = async (done: number, total: number) => {
      await job.progress(done, total, 'keeping')
      await job.throwIfCancelled()
    }
    const outcome = await importPackage(versionId, tick, sha256)
    return outcome.ok ? { files: outcome.value.files } : { refused: outcome.error.type }
  }
}
