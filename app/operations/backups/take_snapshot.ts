import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { clock } from '#shared/clock'
import { newId } from '#shared/ids'
import { BlobCopier, blobsAt } from '#operations/backups/copy_blobs'
import { copyOtherFiles } from '#operations/backups/copy_other_files'
import { LineFile } from '#operations/backups/format/line_file'
import { lockKeys } from '#shared/keys/locked_keys'
import {
  FORMAT,
  VERSION,
  sha256Of,
  snapshotKey,
  writeManifest,
} from '#operations/backups/format/manifest'
import { withLock } from '#operations/backups/place_lock'
import { PlaceError } from '#operations/backups/places/place'
import { hashOf } from '#operations/backups/places/streams'
import { writeTables } from '#operations/backups/write_tables'
import type { Manifest, SavedFile } from '#operations/backups/format/manifest'
import type { WireRow } from '#shared/database/column_kinds'
import type { TableShape } from '#operations/backups/format/shapes'
import type { Place } from '#operations/backups/places/place'
import type { ServerKeys } from '#operations/backups/server_keys'
import type { Store } from '#operations/backups/stores/store'

export type SnapshotStep = 'blobs' | 'tables' | 'sending'

export type TakeOptions = {
  store: Store
  dataDir: string
  place: Place
  keys: ServerKeys
  passphrase?: string
  tonle: string
  /** Called often; stops the work by throwing. */
  progress?: (step: SnapshotStep, done: number, total: number) => Promise<void>
}

export type Taken = { manifest: Manifest; added: number }

const SPARE = 50 * 1024 * 1024

/**
 * Takes a snapshot while the server serves. First the blobs that stand, then the rows in one consistent view, then
 * the blobs that came in between: whatever the rows name was copied before it could be swept. The manifest is
 * written last; until then earlier snapshots are all there is, and what was sent is found again by the next try.
 */
export async function takeSnapshot(options: TakeOptions): Promise<Taken> {
  await options.place.ready()
  return withLock(options.place, () => take(options))
}

async function take(options: TakeOptions): Promise<Taken> {
  const { store, dataDir, place, progress } = options
  const id = newId()
  const work = join(dataDir, `backup-work-${id}`)
  await mkdir(work, { recursive: true, mode: 0o700 })
  try {
    const copier = new BlobCopier(place, await blobsAt(place), dataDir)
    const standing = await store.view((view) => blobRows(view.tables, view.rows))
    await requireRoom(options, standing, copier)
    await copyAll(copier, standing, progress)

    const wanted: Blobs = new Map()
    const { at, migrations, tables } = await store.view(async (view) => ({
      at: clock.now(),
      migrations: view.migrations,
      tables: await writeTables(view, work, {
        step: (done, total) => progress?.('tables', done, total) ?? Promise.resolve(),
        see: (table, row) => noteBlob(table, row, wanted),
      }),
    }))
    await copyAll(copier, wanted, progress)
    const files = await copyOtherFiles(dataDir, work, copier)

    const name = `${at.toUTC().toFormat("yyyyMMdd'T'HHmmss'Z'")}-${randomBytes(4).toString('hex')}`
    const send = sender(place, name, work)
    const blobs = { ...(await writeBlobList(work, wanted)), ...blobTotals(wanted, copier) }
    const keys = await writeKeys(options, work)
    const all: SavedFile[] = [...tables, blobs, keys]
    for (const [n, one] of all.entries()) {
      await progress?.('sending', n, all.length)
      await send(one)
    }
    const manifest: Manifest = {
      ...{ format: FORMAT, version: VERSION, id, name, at: at.toUTC().toISO()! },
      ...{ tonle: options.tonle, dialect: store.dialect, migrations, tables },
      ...{ rows: tables.reduce((sum, table) => sum + table.rows, 0), blobs, files, keys },
    }
    await writeManifest(place, manifest)
    const sent = all.reduce((sum, one) => sum + one.bytes, 0)
    return { manifest, added: copier.added + sent }
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

type Blobs = Map<string, number>

async function blobRows(
  tables: TableShape[],
  rows: (table: TableShape) => AsyncIterable<WireRow[]>
): Promise<Blobs> {
  const found: Blobs = new Map()
  const table = tables.find(({ name }) => name === 'media_blobs')
  if (table)
    for await (const some of rows(table)) for (const row of some) noteBlob(table, row, found)
  return found
}

function noteBlob(table: TableShape, row: WireRow, into: Blobs) {
  if (table.name !== 'media_blobs') return
  const value = (name: string) => row[table.columns.findIndex((column) => column.name === name)]
  // Its bytes were never on this server.
  if (value('is_elsewhere')) return
  into.set(String(value('sha256')), Number(value('size')))
}

async function copyAll(copier: BlobCopier, blobs: Blobs, progress: TakeOptions['progress']) {
  let done = 0
  for (const [sha256, bytes] of blobs) {
    await copier.copy(sha256, bytes)
    await progress?.('blobs', ++done, blobs.size)
  }
}

/** Says so before anything is written, rather than in the middle. */
async function requireRoom(
  { store, dataDir, place }: TakeOptions,
  blobs: Blobs,
  copier: BlobCopier
) {
  const rows = await store.size()
  let fresh = 0
  for (const [sha256, bytes] of blobs) if (!copier.has(sha256, bytes)) fresh += bytes
  const { bavail, bsize } = await statfs(dataDir)
  const here = bavail * bsize
  if (here < rows + SPARE)
    throw new PlaceError('no_room', { folder: dataDir, needed: rows + SPARE, free: here })
  const there = await place.free()
  const needed = rows + fresh + SPARE
  if (there !== undefined && there < needed) {
    throw new PlaceError('no_room', { folder: place.name, needed, free: there })
  }
}

async function writeBlobList(work: string, blobs: Blobs): Promise<SavedFile> {
  const file = 'blobs.ndjson.gz'
  const out = new LineFile(join(work, file))
  await out.write([...blobs].sort(([a], [b]) => (a < b ? -1 : 1)))
  return { file, ...(await out.end()) }
}

const blobTotals = (blobs: Blobs, copier: BlobCopier) => ({
  count: blobs.size,
  total: [...blobs.values()].reduce((sum, bytes) => sum + bytes, 0),
  missing: [...copier.missing].filter((sha256) => blobs.has(sha256)).sort(),
})

/** Sends one file of the snapshot and reads it again: what arrived is what was written. */
function sender(place: Place, name: string, work: string) {
  return async ({ file, sha256 }: SavedFile) => {
    const local = join(work, file)
    const { sha256: standing } = await hashOf(createReadStream(local))
    if (standing !== sha256) throw new Error(`${file} changed on the disk of this server`)
    await place.put(snapshotKey(name, file), local)
    const arrived = await hashOf(await place.get(snapshotKey(name, file)))
    if (arrived.sha256 !== sha256) throw new Error(`${file} did not arrive as it was sent`)
  }
}

async function writeKeys({ keys, passphrase }: TakeOptions, work: string) {
  const data = await lockKeys(Buffer.from(JSON.stringify(keys)), passphrase)
  await writeFile(join(work, 'keys.json'), data, { mode: 0o600 })
  return {
    file: 'keys.json',
    sha256: sha256Of(data),
    bytes: data.length,
    locked: Boolean(passphrase),
  }
}
