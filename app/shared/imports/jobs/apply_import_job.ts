import { JobError } from '#shared/jobs/errors'
import { TrackedJob } from '#shared/jobs/tracked_job'
import { Import } from '#shared/imports/import'
import { RowRefused } from '#shared/imports/import_kind'
import { applyImport, RowsChanged } from '#shared/imports/apply_import'
import { bringImport, RowsBad } from '#shared/imports/bring_import'
import { previewImport } from '#shared/imports/preview_import'
import { isStop } from '#shared/imports/jobs/is_stop'
import { tellOf } from '#shared/imports/jobs/preview_import_job'
import type { JobHandle } from '#shared/jobs/job_handle'

/** Writes the rows of an import. What it cannot write leaves everything as it was, with the preview made anew. */
export class ApplyImport extends TrackedJob<{ id: string }, object> {
  static kind = 'shared.apply_import'
  static retries = 2

  async run({ id }: { id: string }, job: JobHandle) {
    try {
      await bringImport(id, tellOf(job), job.signal)
      return await applyImport(id)
    } catch (error) {
      if (error instanceof JobError || isStop(error)) throw error
      const row = await Import.findOrFail(id)
      if (error instanceof RowsChanged) {
        await row.merge({ state: 'reading' }).save()
        const note = { code: 'changed_since', data: { count: error.count } }
        return previewImport(id, tellOf(job), note)
      }
      if (error instanceof RowsBad) {
        const problem = { code: 'bad_files', data: { count: error.count } }
        await row.merge({ state: 'ready', problem }).save()
        return { added: 0, changed: 0, bad: error.count }
      }
      if (error instanceof RowRefused) {
        const problem = { code: 'row_refused', data: { reason: error.code, label: error.label } }
        await row.merge({ state: 'ready', problem }).save()
        return { added: 0, changed: 0 }
      }
      await row.merge({ state: 'ready', problem: { code: 'apply_failed' } }).save()
      throw Object.assign(new JobError('import_failed', { retry: false }), { cause: error })
    }
  }
}
