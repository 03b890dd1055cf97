import { copyFile, mkdir, open, rm } from 'node:fs/promises'
import { dataPath } from '#config/data'
import { SheetError } from '#shared/sheets/sheet_error'
import type { ImportKind } from '#shared/imports/import_kind'

/** Where the file of an import stands. */
export const importFile = (id: string) => dataPath('imports', `${id}.file`)

/** Where its rows stand while they are judged, one JSON text a line. */
export const stagedFile = (id: string) => dataPath('imports', `${id}.rows`)

/** Where an archive is unpacked that cannot be read otherwise. */
export const unpackedFolder = (id: string) => dataPath('imports', `${id}.tree`)

/** Keeps an uploaded file until its import is over. */
export async function keepFile(id: string, path: string) {
  await mkdir(dataPath('imports'), { recursive: true, mode: 0o700 })
  await copyFile(path, importFile(id))
}

export async function dropFiles(id: string) {
  await rm(importFile(id), { force: true })
  await rm(stagedFile(id), { force: true })
  await rm(unpackedFolder(id), { recursive: true, force: true })
}

const ZIP = Buffer.from('PK\u0003\u0004')
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])

/** What a file is by its first bytes; a workbook with a password is what old Excel wrote too. */
export async function formatOfFile(path: string): Promise<'empty' | 'zip' | 'old_excel' | 'other'> {
  const file = await open(path)
  const head = Buffer.alloc(4)
  try {
    const { bytesRead } = await file.read(head, 0, 4, 0)
    if (bytesRead === 0) return 'empty'
  } finally {
    await file.close()
  }
  if (head.equals(OLE)) return 'old_excel'
  return head.equals(ZIP) ? 'zip' : 'other'
}

/**
 * What the file is by its first bytes; `own` where the kind reads it itself.
 * @throws SheetError `old_excel`, `empty`, or `not_a_sheet` where the kind does not take the format
 */
export async function formatOf(kind: ImportKind, path: string): Promise<string> {
  if (kind.reader) return 'own'
  const found = await formatOfFile(path)
  if (found === 'empty' || found === 'old_excel') throw new SheetError(found)
  const format = found === 'zip' ? 'xlsx' : 'csv'
  if (!(kind.formats ?? ['csv', 'xlsx']).includes(format)) throw new SheetError('not_a_sheet')
  return format
}
