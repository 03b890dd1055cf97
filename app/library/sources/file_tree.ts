import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { dataPath } from '#config/data'
import env from '#start/env'
import { Archive, type ArchiveFile } from '#shared/archive/archive'
import { JUNK } from '#shared/archive/limits'
import { openArchive } from '#shared/archive/open_archive'
import { PackageProblem } from '#shared/archive/package_problem'
import { SheetError } from '#shared/sheets/sheet_error'

/** Where whoever runs the server puts folders that are to be imported. */
export const importRoot = () => env.get('IMPORT_DIR') || dataPath('inbox')

const MOST_FILES = 200_000
const MOST_CHOICES = 200

/** The files of a folder or of a zip, read where they lie. */
export type FileTree = Pick<Archive, 'files' | 'find' | 'ending'> & { close(): void }

/** The names of the folders that may be imported, the newest first. */
export async function importFolders(): Promise<string[]> {
  const entries = await readdir(importRoot(), { withFileTypes: true }).catch(() => [])
  const names = entries.filter((one) => one.isDirectory() && !one.name.startsWith('.'))
  return names
    .map(({ name }) => name)
    .sort((a, b) => a.localeCompare(b))
    .slice(0, MOST_CHOICES)
}

/** A folder by its name, as its real path below the root. @throws SheetError `no_folder` where it is none of those */
export async function importFolder(name: string): Promise<string> {
  const names = await importFolders()
  if (!names.includes(name)) throw new SheetError('no_folder')
  const root = await realpath(importRoot())
  const path = await realpath(join(root, name))
  if (!path.startsWith(root + sep)) throw new SheetError('no_folder')
  return path
}

/** @throws SheetError where it is no zip that may be opened */
export async function openZip(path: string): Promise<FileTree> {
  const { size } = await stat(path)
  const { archive, close } = await openArchive(path, size).catch((error) => {
    throw error instanceof PackageProblem ? asSheetError(error) : error
  })
  return Object.assign(archive, { close })
}

/** Why a package is not read, as the page of an import says it. */
export const asSheetError = ({ code, data }: PackageProblem) =>
  new SheetError('not_read', { reason: code, ...data })

/** Everything below a folder. Links are not followed: they lead out of it. */
export async function openFolder(path: string): Promise<FileTree> {
  const files: ArchiveFile[] = []
  await walk(path, '', files)
  return Object.assign(new Archive(files), { close: () => undefined })
}

async function walk(root: string, below: string, files: ArchiveFile[]) {
  const entries = await readdir(join(root, below), { withFileTypes: true })
  entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    const name = below ? `${below}/${entry.name}` : entry.name
    if (JUNK.test(name) || entry.name.startsWith('.')) continue
    if (entry.isDirectory()) await walk(root, name, files)
    else if (entry.isFile()) {
      if (files.length >= MOST_FILES) throw new SheetError('too_many_rows', { most: MOST_FILES })
      files.push(await fileAt(join(root, name), name))
    }
  }
}

const fileAt = async (path: string, name: string): Promise<ArchiveFile> => {
  const { size } = await stat(path)
  return { path: name.normalize('NFC'), size, open: async () => createReadStream(path) }
}

/** What tells the bytes of a file from others. */
export async function printOf(file: ArchiveFile): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of await file.open()) hash.update(chunk as Buffer)
  return `sha256:${hash.digest('hex')}`
}
