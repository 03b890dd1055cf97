import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { PackageProblem } from '#shared/archive/package_problem'
import { SheetError } from '#shared/sheets/sheet_error'
import { unpackedFolder } from '#shared/imports/import_files'
import { importFolder, openZip, type FileTree } from '#library/sources/file_tree'
import { KolibriChannel } from '#library/sources/kolibri_channel'
import type { ImportInput } from '#shared/imports/import_kind'
import type { EntryFile, Source } from '#library/sources/types'

/** Where a Kolibri server keeps what it has: `content/databases/<channel>.sqlite3`, `content/storage/a/b/<md5>.<ending>`. */
const DATABASE = /(?:^|\/)databases\/[0-9a-f]{32}\.sqlite3$|(?:^|\/)[^/]+\.sqlite3$/i
const FILE = /^[0-9a-f]{32}\.[a-z0-9]{1,10}$/

/** A channel of Kolibri: its database and its storage, in a folder of the server or in a zip. */
export async function openKolibriSource(input: ImportInput): Promise<Source> {
  const { folder, channel: wanted } = input.options
  const store = folder
    ? await folderStore(await importFolder(folder), wanted)
    : await zipStore(input, wanted)
  const channel = new KolibriChannel(store.database, store.size)
  const { id, name, version } = channel.facts
  return {
    ...{ kind: 'kolibri', key: id, name, version, isWhole: true },
    entries: () => channel.entries(),
    labelOf: (term) => channel.pathOf(term),
    open: ({ path }) => store.open(path),
    ...(store.pathOf ? { pathOf: ({ path }: EntryFile) => store.pathOf!(path) } : {}),
    async close() {
      channel.close()
      store.close()
    },
  }
}

type Store = {
  database: string
  /** The size of a file of the storage; undefined where it is not there. */
  size(name: string): Promise<number | undefined>
  open(name: string): Promise<NodeJS.ReadableStream & import('node:stream').Readable>
  /** Where it lies, if it does so for itself. */
  pathOf?(name: string): string
  close(): void
}

/** Storage folders are looked into file by file: a whole Kolibri has a hundred thousand. */
async function folderStore(root: string, wanted: string | undefined): Promise<Store> {
  const content = (await isFolder(join(root, 'content'))) ? join(root, 'content') : root
  const databases = await databasesIn(content)
  const database = chosenOf(databases, wanted)
  const pathOf = (name: string) => join(content, 'storage', name[0], name[1], name)
  return {
    database,
    size: (name) => stat(safe(pathOf, name)).then(sizeOf, () => undefined),
    open: async (name) => createReadStream(safe(pathOf, name)),
    pathOf: (name) => safe(pathOf, name),
    close: () => undefined,
  }
}

const sizeOf = (found: { size: number; isFile(): boolean }) =>
  found.isFile() ? found.size : undefined

/** Names come from a database that anybody may have made. */
function safe(pathOf: (name: string) => string, name: string) {
  if (!FILE.test(name)) throw new PackageProblem('file_missing', { name })
  return pathOf(name)
}

const isFolder = (path: string) =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false
  )

async function databasesIn(content: string) {
  const folder = (await isFolder(join(content, 'databases'))) ? join(content, 'databases') : content
  const names = await readdir(folder)
  return names
    .filter((name) => name.endsWith('.sqlite3'))
    .sort()
    .map((name) => join(folder, name))
}

function chosenOf(databases: string[], wanted: string | undefined) {
  const found = wanted
    ? databases.find((path) => path.endsWith(`${wanted}.sqlite3`))
    : databases.find(
        (path) => !/(?:db|notifications|networklocation|syncqueue)\.sqlite3$/.test(path)
      )
  if (!found) throw new SheetError('not_a_channel')
  return found
}

async function zipStore({ id, path }: ImportInput, wanted: string | undefined): Promise<Store> {
  const tree = await openZip(path)
  const database = chosenOf(
    tree.files.map((one) => one.path).filter((name) => DATABASE.test(name)),
    wanted
  )
  const to = join(unpackedFolder(id), 'channel.sqlite3')
  await mkdir(unpackedFolder(id), { recursive: true, mode: 0o700 })
  await pipeline(await tree.find(database)!.open(), createWriteStream(to, { mode: 0o600 }))
  const byName = namesIn(tree)
  return {
    database: to,
    size: async (name) => byName.get(name)?.size,
    async open(name) {
      const file = byName.get(name)
      if (!file) throw new PackageProblem('file_missing', { name })
      return file.open()
    },
    close: () => tree.close(),
  }
}

const namesIn = ({ files }: FileTree) =>
  new Map(files.map((file) => [file.path.split('/').pop()!, file]))
