import { JobError } from '#shared/jobs/errors'
import { TrackedJob } from '#shared/jobs/tracked_job'
import { Import } from '#shared/imports/import'
import { UndoRefused } from '#shared/imports/import_kind'
import { undoImport } from '#shared/imports/undo_import'

/** Takes an import back. Where a row was changed or used since, everything stays as it is. */
export class UndoImport extends TrackedJob<{ id: string }, object> {
  static kind = 'shared.undo_import'
  static retries = 2

  async run({ id }: { id: string }) {
    try {
      return await undoImport(id)
    } catch (error) {
      if (error instanceof JobError) throw error
      const row = await Import.findOrFail(id)
      const problem =
        error instanceof UndoRefused
          ? {
              code: `undo_${error.code}`,
              data: { label: error.label, count: error.count, others: error.count - 1 },
            }
          : { code: 'undo_failed' }
      await row.merge({ state: 'applied', problem }).save()
      if (error instanceof UndoRefused) return { undone: 0 }
      throw Object.assign(new JobError('import_failed', { retry: false }), { cause: error })
    }
  }
}
