import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from '#config/data'
import { transaction } from '#shared/database/transaction'
import { Archive, type ArchiveFile } from '#shared/archive/archive'
import { keepLibraries, storeLibraries } from '#runtime/h5p/keep_libraries'
import { readLibrary, type ReadLibrary } from '#runtime/h5p/read_library'
import H5PLibrary from '#runtime/models/h5p_library'

/** Where the application's own libraries lie, each in a folder of its name and version. */
const FOLDER = join(projectRoot, 'content-packs/h5p-tonle')

let read: Promise<ReadLibrary[]> | undefined

/** The libraries that came with the application, as they lie in its folder. Read once. */
export const libraryFolders = () => (read ??= readAll())

async function readAll(): Promise<ReadLibrary[]> {
  const entries = await readdir(FOLDER, { withFileTypes: true }).catch(() => [])
  const names = entries.filter((one) => one.isDirectory()).map(({ name }) => name)
  return Promise.all(
    names
      .filter((name) => /-\d+\.\d+$/.test(name))
      .sort()
      .map(async (name) => readLibrary(await folderArchive(join(FOLDER, name)), name))
  )
}

async function folderArchive(folder: string): Promise<Archive> {
  const names = await readdir(folder, { recursive: true })
  const files: ArchiveFile[] = []
  for (const name of names.sort()) {
    const path = join(folder, name)
    const found = await stat(path)
    if (!found.isFile()) continue
    const open = async () => createReadStream(path)
    files.push({ path: name.replaceAll('\\', '/'), size: found.size, open })
  }
  return new Archive(files)
}

/**
 * Sees to it that the application's own libraries are here and approved: they are trusted as its code is. Costs one
 * query where they are. A build that an administrator has withdrawn stays withdrawn.
 */
export async function ownLibraries() {
  const libraries = await libraryFolders()
  const hashes = libraries.map(({ hash }) => hash)
  const known = await H5PLibrary.query().whereIn('hash', hashes).select('hash')
  const standing = new Set(known.map(({ hash }) => hash))
  const missing = libraries.filter(({ hash }) => !standing.has(hash))
  if (missing.length === 0) return
  const stored = await storeLibraries(missing)
  const origin = { packageId: null, personId: null }
  await transaction((trx) => keepLibraries(trx, stored, origin, true))
}
