import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { PackageProblem } from '#shared/archive/package_problem'
import { SheetError } from '#shared/sheets/sheet_error'
import { openCartridge } from '#library/sources/cartridge'
import { h5pEntry } from '#library/sources/h5p'
import {
  importFolder,
  openFolder,
  openZip,
  printOf,
  type FileTree,
} from '#library/sources/file_tree'
import { openInside } from '#library/sources/open_inside'
import { EDITORS } from '#library/access'
import { holdsRole } from '#identity/queries/is_staff'
import { sourceName } from '#library/sources/source_name'
import type { ImportInput } from '#shared/imports/import_kind'
import type { ArchiveFile } from '#shared/archive/archive'
import type { EntryFile, Source, SourceEntry } from '#library/sources/types'

const PACKAGES = ['.h5p', '.imscc']

/**
 * H5P contents and Common Cartridges with what they say of themselves: one file, a zip of several, or a folder of the
 * server. What a cartridge holds comes in thing by thing, as its table of contents has it.
 */
export async function openPackageSource(input: ImportInput): Promise<Source> {
  const { folder } = input.options
  const name = folder ?? input.fileName.replace(/\.[^.]+$/, '')
  const tree = await packagesOf(input)
  return {
    ...(await sourceName(input, 'packages', folder ? `folder:${folder}` : name, name)),
    isWhole: true,
    async *entries() {
      for (const file of tree.files) yield* entriesOf(file, input)
    },
    async open({ path }: EntryFile): Promise<Readable> {
      const [outer, inner] = path.split('\n')
      const file = tree.find(outer)
      if (!file) throw new PackageProblem('file_missing', { name: outer })
      if (inner === undefined) return file.open()
      const cartridge = await openCartridge(await openInside(input.id, file))
      return cartridge.open(inner)
    },
    async close() {
      tree.close()
    },
  }
}

async function* entriesOf(file: ArchiveFile, input: ImportInput): AsyncGenerator<SourceEntry> {
  try {
    const opened = await openInside(input.id, file)
    if (opened.tree.find('h5p.json')) yield await h5pEntry(file, opened.tree, await printOf(file))
    else if (opened.tree.find('imsmanifest.xml')) {
      const cartridge = await openCartridge(opened)
      yield* cartridge.entries(file.path)
    } else throw new PackageProblem('unknown_kind')
    opened.close()
  } catch (error) {
    const problem =
      error instanceof PackageProblem
        ? error.problem
        : error instanceof SheetError
          ? { code: String(error.data.reason ?? error.code), data: error.data }
          : undefined
    if (!problem) throw error
    yield {
      key: keyOf(file.path),
      place: file.path,
      titleEn: keyOf(file.path),
      problems: [{ field: 'files', ...problem }],
    }
  }
}

/** The name of a file is the key of what is in it: packages have no number of their own. */
const keyOf = (path: string) => path.split('/').pop()!.slice(0, 200)

/** The packages of the source: the file itself, or those in a zip or a folder. */
async function packagesOf(input: ImportInput): Promise<FileTree> {
  const { folder } = input.options
  if (folder && !holdsRole(input.actor, EDITORS)) throw new SheetError('no_folder')
  const tree = folder ? await openFolder(await importFolder(folder)) : await openZip(input.path)
  const isPackage = !folder && Boolean(tree.find('h5p.json') ?? tree.find('imsmanifest.xml'))
  if (isPackage) {
    tree.close()
    const { size } = await stat(input.path)
    const path = input.fileName.normalize('NFC')
    const file = { path, size, open: async () => createReadStream(input.path) }
    return { files: [file], find: () => file, ending: () => [file], close: () => undefined }
  }
  const files = tree.ending(...PACKAGES)
  if (files.length === 0) {
    tree.close()
    throw new SheetError('not_a_package')
  }
  return { files, find: (path) => tree.find(path), ending: () => files, close: () => tree.close() }
}
