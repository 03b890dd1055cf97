import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import tar from 'tar-stream'
import { checkName } from '#shared/archive/check_name'
import { LIMITS } from '#shared/archive/limits'
import { PackageProblem } from '#shared/archive/package_problem'
import { SheetError } from '#shared/sheets/sheet_error'
import { unpackedFolder } from '#shared/imports/import_files'
import { asSheetError, openFolder, openZip, type FileTree } from '#library/sources/file_tree'

const GZIP = Buffer.from([0x1f, 0x8b])
/** Backups of courses with films are large; the rest is as for every archive. */
const MOST_FILES = 100_000
const MOST_BYTES = 20 * 1024 ** 3

/** A backup of a course is a tar.gz, one of older Moodles a zip. The first is unpacked once, beside the import. */
export async function openBackup(importId: string, path: string): Promise<FileTree> {
  if (!(await startsWith(path, GZIP))) return openZip(path)
  const folder = join(unpackedFolder(importId), 'backup')
  const whole = join(unpackedFolder(importId), 'backup.whole')
  if (!(await stat(whole).catch(() => undefined))) {
    await rm(folder, { recursive: true, force: true })
    await unpack(path, folder)
    await writeFile(whole, '')
  }
  return openFolder(folder)
}

export async function startsWith(path: string, mark: Buffer) {
  const file = await open(path)
  const head = Buffer.alloc(mark.length)
  try {
    await file.read(head, 0, mark.length, 0)
  } finally {
    await file.close()
  }
  return head.equals(mark)
}

/** Plain files only; a name that leads out, a link or a device refuses the whole. */
async function unpack(path: string, folder: string) {
  const partial = `${folder}.new`
  await rm(partial, { recursive: true, force: true })
  await mkdir(partial, { recursive: true, mode: 0o700 })
  const { size } = await stat(path)
  const extract = tar.extract()
  let files = 0
  let bytes = 0
  const source = pipeline(createReadStream(path), createGunzip(), extract)
  // What is cut off fails here and in the loop: the loop tells.
  source.catch(() => undefined)
  try {
    for await (const entry of extract) {
      const { name, type, size: length = 0 } = entry.header
      const clean = name.replaceAll('\\', '/').replace(/^\.\//, '')
      if (type === 'directory' || clean === '' || clean === '.') {
        entry.resume()
        continue
      }
      if (type !== 'file') throw new PackageProblem('link', { name: clean })
      checkName(clean)
      bytes += length
      if (++files > MOST_FILES) throw new PackageProblem('too_many_files', { most: MOST_FILES })
      if (bytes > MOST_BYTES)
        throw new PackageProblem('too_large', { most: MOST_BYTES / 1024 ** 3 })
      if (bytes > LIMITS.ratioFrom && bytes > size * LIMITS.ratio) {
        throw new PackageProblem('bomb', { most: LIMITS.ratio })
      }
      const to = join(partial, clean)
      await mkdir(dirname(to), { recursive: true })
      await pipeline(entry, createWriteStream(to, { mode: 0o600 }))
    }
    await source
  } catch (error) {
    await source.catch(() => undefined)
    await rm(partial, { recursive: true, force: true })
    if (error instanceof PackageProblem) throw asSheetError(error)
    if (error instanceof SheetError) throw error
    throw new SheetError('not_a_backup')
  }
  await rename(partial, folder)
}
