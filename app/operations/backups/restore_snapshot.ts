import { existsSync } from 'node:fs'
import { mkdir, readFile, readdir, rename, rm, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { newId } from '#shared/ids'
import { fetchSnapshot, savedBlobs } from '#operations/backups/fetch_snapshot'
import { RowSum } from '#operations/backups/format/row_sum'
import { SnapshotError, blobKey, readManifest } from '#operations/backups/format/manifest'
import { unlockKeys } from '#operations/backups/format/unlock_keys'
import { loadTables, type Incoming } from '#operations/backups/load_tables'
import { migrate } from '#operations/backups/migrate'
import { noteRestore } from '#operations/backups/note_restore'
import { PlaceError } from '#operations/backups/places/place'
import { gunzippedLines } from '#operations/backups/places/streams'
import { placeKeys, type ServerKeys } from '#operations/backups/server_keys'
import { openStore } from '#operations/backups/stores/open_store'
import type { Manifest, SavedTable } from '#operations/backups/format/manifest'
import type { WireRow } from '#shared/database/column_kinds'
import type { Place } from '#operations/backups/places/place'
import type { StoreAddress } from '#operations/backups/stores/store'

export type RestoreStep = 'checking' | 'tables' | 'placing'

export type RestoreOptions = {
  place: Place
  name: string
  /** The database to fill; a SQLite file takes its place when everything is right. */
  target: StoreAddress
  dataDir: string
  /** Where the settings with the keys go; left out, the keys are only tried. */
  settingsFile?: string
  passphrase?: string
  /** Puts aside what is there. */
  replace?: boolean
  progress?: (step: RestoreStep, done: number, total: number) => Promise<void>
}

export type Restored = {
  manifest: Manifest
  tables: number
  rows: number
  blobs: number
  /** The life that the database began with this restore, for the mirror. */
  epoch: string
  /** Where that which stood here before is. */
  aside?: string
}

const BATCH = 500

/**
 * Restores a snapshot. Every hash is checked before anything here is touched; rows are counted and summed again as
 * they stand in the new database; a SQLite file and the blobs take their places by renaming.
 */
export async function restoreSnapshot(options: RestoreOptions): Promise<Restored> {
  const { place, dataDir, target, progress } = options
  const manifest = await readManifest(place, options.name)
  await mkdir(dataDir, { recursive: true })
  if (!options.replace) await requireEmpty(options)
  await requireRoom(manifest, dataDir)
  const work = join(dataDir, `restore-work-${newId()}`)
  await mkdir(work, { mode: 0o700 })
  try {
    const damaged = await fetchSnapshot(place, manifest, work, (done, total) =>
      report(progress, 'checking', done, total)
    )
    if (damaged.length > 0) {
      throw new SnapshotError('damaged', { count: damaged.length, first: damaged[0] })
    }
    const keys = await openKeys(manifest, work, options)

    const label = `before-restore-${Date.now()}`
    const stands = await standing(options)
    if (stands) await setAside(options, label)
    const filled: StoreAddress =
      target.kind === 'sqlite' ? { kind: 'sqlite', file: join(work, 'main.sqlite3') } : target
    const epoch = await fill(filled, manifest, work, progress)

    await report(progress, 'placing', 0, 1)
    await placeFiles(manifest, work, dataDir)
    if (keys && options.settingsFile) await placeKeys(keys, options.settingsFile, dataDir)
    if (target.kind === 'sqlite') await placeDatabase(work, target.file)
    return {
      ...{ manifest, epoch, aside: stands ? label : undefined },
      ...{ tables: manifest.tables.length, rows: manifest.rows },
      blobs: manifest.blobs.count - manifest.blobs.missing.length,
    }
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

const report = async (
  progress: RestoreOptions['progress'],
  step: RestoreStep,
  done: number,
  total: number
) => progress?.(step, done, total)

/** Tables at the snapshot's level, its rows, then the migrations that came later. */
async function fill(
  address: StoreAddress,
  manifest: Manifest,
  work: string,
  progress: RestoreOptions['progress']
) {
  await migrate(address, manifest.migrations)
  let done = 0
  await loadTables(
    openStore(address),
    manifest.tables.map((table) => incoming(table, work)),
    () => report(progress, 'tables', ++done, manifest.tables.length)
  )
  await migrate(address)
  return noteRestore(address, manifest)
}

function incoming(table: SavedTable, work: string): Incoming {
  const sum = new RowSum(table.columns)
  async function* rows(): AsyncIterable<WireRow[]> {
    let batch: WireRow[] = []
    for await (const line of gunzippedLines(join(work, table.file))) {
      const row = JSON.parse(line) as WireRow
      sum.add(row)
      if (batch.push(row) < BATCH) continue
      yield batch
      batch = []
    }
    if (batch.length > 0) yield batch
    if (sum.rows !== table.rows || sum.sum !== table.sum) {
      throw new SnapshotError('differs', {
        table: table.name,
        expected: table.rows,
        found: sum.rows,
      })
    }
  }
  return { name: table.name, columns: table.columns, rows: rows(), expected: () => table }
}

/** Whether this place holds a database with rows, or files. */
async function standing({ target, dataDir }: RestoreOptions) {
  if (!(await openStore(target).isEmpty())) return true
  const names = await readdir(join(dataDir, 'blobs')).catch(() => [])
  return names.some((name) => name !== 'incoming')
}

async function requireEmpty(options: RestoreOptions) {
  if (await standing(options)) throw new SnapshotError('not_empty', { folder: options.dataDir })
}

async function requireRoom(manifest: Manifest, dataDir: string) {
  const { bavail, bsize } = await statfs(dataDir)
  const packed = manifest.tables.reduce((sum, { bytes }) => sum + bytes, 0)
  const files = manifest.files.reduce((sum, { bytes }) => sum + bytes, 0)
  const needed = manifest.blobs.total + files + packed * 12 + 100 * 1024 * 1024
  const free = bavail * bsize
  if (free < needed) throw new PlaceError('no_room', { folder: dataDir, needed, free })
}

async function openKeys(
  manifest: Manifest,
  work: string,
  { passphrase, settingsFile }: RestoreOptions
) {
  if (manifest.keys.locked && !passphrase && !settingsFile) return undefined
  const stored = await readFile(join(work, manifest.keys.file))
  const keys = await unlockKeys(stored, manifest.keys.locked, passphrase)
  return JSON.parse(keys.toString()) as ServerKeys
}

/** Everything that can be moved is moved beside, under one name; nothing is deleted. */
async function setAside({ target, dataDir }: RestoreOptions, label: string) {
  await openStore(target).setAside(label.replaceAll('-', '_'))
  const aside = join(dataDir, `.${label}`)
  await mkdir(aside, { recursive: true })
  for (const name of await readdir(dataDir)) {
    if (/^(?:blobs|keys|(?:main|queue|search)\.sqlite3.*)$/.test(name)) {
      await rename(join(dataDir, name), join(aside, name))
    }
  }
}

async function placeFiles(manifest: Manifest, work: string, dataDir: string) {
  for (const sha256 of await savedBlobs(manifest, work)) {
    await move(join(work, blobKey(sha256)), join(dataDir, blobKey(sha256)))
  }
  for (const { path } of manifest.files) await move(join(work, 'files', path), join(dataDir, path))
}

async function placeDatabase(work: string, file: string) {
  for (const ending of ['-wal', '-shm']) await rm(file + ending, { force: true })
  // The queue and the index of an empty place belong to the database that is replaced.
  for (const name of ['queue', 'search']) {
    for (const ending of ['', '-wal', '-shm']) {
      await rm(join(dirname(file), `${name}.sqlite3${ending}`), { force: true })
    }
  }
  await move(join(work, 'main.sqlite3'), file)
  const log = join(work, 'main.sqlite3-wal')
  if (existsSync(log)) await move(log, `${file}-wal`)
}

async function move(from: string, to: string) {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  await rename(from, to)
}
