import type { ImportKind, ImportOptions } from '#shared/imports/import_kind'

/** Addresses are among them. */
const LONGEST = 1000

/** The options of an import as they stand in the address or in the form; what is no option of the kind is left out. */
export function readOptions(values: Record<string, unknown>): ImportOptions {
  const given: ImportOptions = {}
  for (const [name, value] of Object.entries(values)) {
    if (typeof value !== 'string' || value.trim().length === 0 || value.length > LONGEST) continue
    if (!['kind', 'file', '_csrf', '_method'].includes(name)) given[name] = value
  }
  return given
}

/** The formats that the file dialog shows. */
export const acceptOf = (kind: ImportKind) =>
  kind.reader?.accept ?? (kind.formats ?? ['xlsx', 'csv']).map((one) => `.${one}`).join(',')
