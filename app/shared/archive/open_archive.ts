import yauzl from 'yauzl'
import { once } from 'node:events'
import { Archive, pathKey, type ArchiveFile } from '#shared/archive/archive'
import { checkKind, checkName } from '#shared/archive/check_name'
import { decodeName } from '#shared/archive/decode_name'
import { JUNK, LIMITS } from '#shared/archive/limits'
import { PackageProblem } from '#shared/archive/package_problem'

/**
 * Opens a zip and checks all its names and sizes before one byte is unpacked. Close it with `close`.
 * @throws PackageProblem
 */
export async function openArchive(path: string, size: number) {
  // The names are decoded by ours; yauzl would read unflagged Khmer names as code page 437.
  const zip = await yauzl
    .openPromise(path, {
      lazyEntries: true,
      autoClose: false,
      decodeStrings: false,
      validateEntrySizes: true,
    })
    .catch((error: Error) => {
      throw new PackageProblem('not_a_zip', { reason: error.message.slice(0, 200) })
    })
  try {
    if (zip.entryCount > LIMITS.entries) {
      throw new PackageProblem('too_many_files', { most: LIMITS.entries })
    }
    const files = await readEntries(zip)
    checkTotal(files, size)
    return { archive: new Archive(files), close: () => zip.close() }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function readEntries(zip: yauzl.ZipFile): Promise<ArchiveFile[]> {
  const files = new Map<string, ArchiveFile>()
  const failed = once(zip, 'error').then(([error]) => Promise.reject(broken(error)))
  const read = new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: yauzl.Entry) => {
      try {
        const file = fileOf(zip, entry)
        if (file) add(files, file)
        zip.readEntry()
      } catch (error) {
        reject(error)
      }
    })
    zip.on('end', () => resolve())
    zip.readEntry()
  })
  await Promise.race([read, failed])
  return [...files.values()]
}

function fileOf(zip: yauzl.ZipFile, entry: yauzl.Entry): ArchiveFile | undefined {
  const name = decodeName(entry)
  checkName(name)
  if (JUNK.test(name)) return undefined
  checkKind(entry, name)
  if (name.endsWith('/')) return undefined
  if (entry.uncompressedSize > LIMITS.file) throw new PackageProblem('file_large', { name })
  const open = () =>
    zip.openReadStreamPromise(entry).catch((error: Error) => {
      throw broken(error, name)
    })
  return { path: name, size: entry.uncompressedSize, open }
}

function add(files: Map<string, ArchiveFile>, file: ArchiveFile) {
  const key = pathKey(file.path)
  const other = files.get(key)
  if (other?.path === file.path) throw new PackageProblem('name_twice', { name: file.path })
  if (other) throw new PackageProblem('name_case', { name: file.path, other: other.path })
  files.set(key, file)
}

function checkTotal(files: ArchiveFile[], size: number) {
  const total = files.reduce((sum, file) => sum + file.size, 0)
  if (total > LIMITS.total)
    throw new PackageProblem('too_large', { most: LIMITS.total / 1024 ** 3 })
  if (total > LIMITS.ratioFrom && total > size * LIMITS.ratio) {
    throw new PackageProblem('bomb', { most: LIMITS.ratio })
  }
  if (files.length === 0) throw new PackageProblem('empty')
}

/** An archive whose parts contradict each other. */
export function broken(error: Error, name = '') {
  if (error instanceof PackageProblem) return error
  return new PackageProblem('archive_broken', { name, reason: error.message.slice(0, 200) })
}
