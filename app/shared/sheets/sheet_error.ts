/** Why a file cannot be read as a table. The words of `code` are in lang/{km,en}/imports.json under `file`. */
export class SheetError extends Error {
  constructor(
    readonly code: SheetErrorCode,
    readonly data: Record<string, string | number> = {}
  ) {
    super(`The file cannot be read: ${code}`)
  }
}

export type SheetErrorCode =
  | 'not_a_sheet'
  | 'old_excel'
  | 'encoding'
  | 'quotes'
  | 'too_large'
  | 'empty'
  | 'no_header'
  | 'missing_columns'
  | 'same_column_twice'
  | 'too_many_rows'
  | 'damaged'
  | 'not_a_roster'
  | 'no_manifest'
  | 'missing_file'
  | 'no_folder'
  | 'no_sheet'
  | 'not_read'
  | 'not_a_channel'
  | 'not_a_package'
  | 'not_a_backup'
  | 'harvest_failed'
