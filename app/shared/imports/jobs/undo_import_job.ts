import { JobError } from '#shared/jobs/errors'
import { TrackedJob } from '#shared/jobs/tracked_job'
import { Import } from '#shared/imports/import'
import { importKind, UndoRefused } from '#shared/imports/import_kind'
import { undoImport } from '#shared/imports/undo_import'
import { takeBackImport } from '#shared/imports/take_back_import'
import { isStop } from '#shared/imports/jobs/is_stop'
import { tellOf } from '#shared/imports/jobs/preview_import_job'
import type { JobHandle } from '#shared/jobs/job_handle'

/** Takes an import back: whole or not at all, or, where no row needs another, all rows but those that have to stay. */
export class UndoImport extends TrackedJob<{ id: string }, object> {
  static kind = 'shared.undo_import'
  static retries = 2

  async run({ id }: { id: string }, job: JobHandle) {
    const { kind } = await Import.findOrFail(id)
    const isByRow = Boolean(importKind(kind)?.takeBack)
    try {
      return isByRow ? await takeBackImport(id, tellOf(job)) : await undoImport(id)
    } catch (error) {
      if (error instanceof JobError || isStop(error)) throw error
      const row = await Import.findOrFail(id)
      const problem =
        error instanceof UndoRefused
          ? {
              code: `undo_${error.code}`,
              data: { label: error.label, count: error.count, others: error.count - 1 },
            }
          : { code: isByRow ? 'undo_stopped' : 'undo_failed' }
      await row.merge({ state: 'applied', problem }).save()
      if (error instanceof UndoRefused) return { undone: 0 }
      throw Object.assign(new JobError('import_failed', { retry: false }), { cause: error })
    }
  }
}
