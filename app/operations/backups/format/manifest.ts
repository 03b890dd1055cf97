import { createHash } from 'node:crypto'
import { readAll } from '#operations/backups/places/streams'
import type { Column } from '#shared/database/column_kinds'
import type { Place } from '#operations/backups/places/place'

export const FORMAT = 'tonle-backup'
export const VERSION = 1

export type SavedFile = { file: string; sha256: string; bytes: number }

export type SavedTable = SavedFile & { name: string; columns: Column[]; rows: number; sum: string }

/** What a snapshot holds and how to know that it is whole. Described in docs/protocols/backups.md. */
export type Manifest = {
  format: typeof FORMAT
  version: number
  id: string
  name: string
  /** The moment that the snapshot shows. */
  at: string
  tonle: string
  dialect: 'sqlite' | 'postgres'
  /** The names of the migrations that made the tables. */
  migrations: string[]
  tables: SavedTable[]
  rows: number
  /** The list of blobs is a file of its own: SHA-256 and bytes, a line each. */
  blobs: SavedFile & { count: number; total: number; missing: string[] }
  /** Other files of DATA_DIR, kept like blobs. */
  files: { path: string; sha256: string; bytes: number }[]
  keys: SavedFile & { locked: boolean }
}

export const blobKey = (sha256: string) =>
  `blobs/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`

export const snapshotKey = (name: string, file: string) => `snapshots/${name}/${file}`

export const sha256Of = (data: string | Buffer) => createHash('sha256').update(data).digest('hex')

/** A snapshot that cannot be trusted or used; the words are in lang/{km,en}/backups.json under `damage`. */
export class SnapshotError extends Error {
  constructor(
    readonly code:
      | 'no_snapshot'
      | 'manifest_damaged'
      | 'unknown_format'
      | 'newer_version'
      | 'damaged'
      | 'passphrase_needed'
      | 'passphrase_wrong'
      | 'not_empty'
      | 'differs',
    readonly facts: Record<string, string | number> = {}
  ) {
    super(`${code} ${JSON.stringify(facts)}`)
  }
}

/** Writes the manifest last: a snapshot without one is none. */
export async function writeManifest(place: Place, manifest: Manifest) {
  const text = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`)
  await place.put(snapshotKey(manifest.name, 'manifest.sha256'), Buffer.from(`${sha256Of(text)}\n`))
  await place.put(snapshotKey(manifest.name, 'manifest.json'), text)
}

export async function readManifest(place: Place, name: string): Promise<Manifest> {
  const text = await readAll(await place.get(snapshotKey(name, 'manifest.json')))
  const sum = await readAll(await place.get(snapshotKey(name, 'manifest.sha256')))
  if (sha256Of(text) !== sum.toString().trim())
    throw new SnapshotError('manifest_damaged', { name })
  const manifest = JSON.parse(text.toString()) as Manifest
  if (manifest.format !== FORMAT || manifest.version > VERSION) {
    throw new SnapshotError('unknown_format', { name })
  }
  return manifest
}

/** The names of the snapshots of a place that have a manifest, the newest first. */
export async function snapshotNames(place: Place): Promise<string[]> {
  const names: string[] = []
  for await (const { key } of place.list('snapshots')) {
    const match = /^snapshots\/([^/]+)\/manifest\.json$/.exec(key)
    if (match) names.push(match[1])
  }
  return names.sort().reverse()
}
