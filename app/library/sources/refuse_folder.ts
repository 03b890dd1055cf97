import { importFolder } from '#library/sources/file_tree'
import { SheetError } from '#shared/sheets/sheet_error'
import type { ImportOptions } from '#shared/imports/import_kind'

/** A source is a file or one of the folders that lie ready: which field is wrong, and why. */
export async function refuseFolder({ folder }: ImportOptions, hasFile: boolean) {
  if (!folder) return hasFile ? undefined : { field: 'file', code: 'none' }
  try {
    await importFolder(folder)
    return undefined
  } catch (error) {
    if (error instanceof SheetError) return { field: 'folder', code: error.code }
    throw error
  }
}
