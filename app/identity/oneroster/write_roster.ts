import { ZipFile } from 'yazl'
import { toCsv } from '#shared/csv'
import {
  COMMON,
  manifestFiles,
  rosterFileNames,
  rosterFiles,
  type RosterFile,
} from '#identity/oneroster/files'
import type { Record } from '#identity/oneroster/roster_records'

/**
 * A package of OneRoster 1.2 CSV files in bulk mode: in it `status` and `dateLastModified` are empty. The files have
 * no mark at their beginning, which the standard does not know.
 */
export function writeRoster(records: { [file in RosterFile]: Record[] }): NodeJS.ReadableStream {
  const zip = new ZipFile()
  const held = new Set(rosterFileNames.filter((file) => records[file].length > 0))
  const manifest = [
    ...[
      ['propertyName', 'value'],
      ['manifest.version', '1.0'],
      ['oneroster.version', '1.2'],
    ],
    ...manifestFiles.map((file) => [
      `file.${file}`,
      held.has(file as RosterFile) ? 'bulk' : 'absent',
    ]),
    ['source.systemName', 'Tonle'],
    ['source.systemCode', 'tonle'],
  ]
  zip.addBuffer(Buffer.from(toCsv(manifest, { bom: false })), 'manifest.csv')
  for (const file of held) {
    const columns = [...COMMON, ...rosterFiles[file]]
    const rows = records[file].map((record) => columns.map((column) => record[column] ?? ''))
    zip.addBuffer(Buffer.from(toCsv([columns, ...rows], { bom: false })), `${file}.csv`)
  }
  zip.end()
  return zip.outputStream
}
