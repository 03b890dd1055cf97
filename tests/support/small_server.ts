import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { newId } from '#shared/ids'
import { blobKey } from '#operations/backups/format/manifest'
import { migrate } from '#operations/backups/migrate'
import { FolderPlace } from '#operations/backups/places/folder_place'
import { SqliteStore } from '#operations/backups/stores/sqlite_store'
import { takeSnapshot, type TakeOptions } from '#operations/backups/take_snapshot'

/** A server's data without a server: a migrated SQLite file, blobs, a place for copies. */
export async function smallServer() {
  const folder = await mkdtemp(join(tmpdir(), 'tonle-small-'))
  const dataDir = join(folder, 'data')
  const file = join(dataDir, 'main.sqlite3')
  await mkdir(dataDir)
  await migrate({ kind: 'sqlite', file })
  const store = new SqliteStore(file)
  const place = new FolderPlace(join(folder, 'copies'))
  const keys = { settings: 'APP_KEY=a-key-of-its-own\nPORT=1234\n', files: {} }

  const sql = (text: string, ...values: unknown[]) => {
    const db = new Database(file)
    db.pragma('foreign_keys = OFF')
    try {
      return db.prepare(text).run(...values)
    } finally {
      db.close()
    }
  }

  return {
    ...{ folder, dataDir, file, store, place, keys, sql },
    /** A blob with its row; `bytes` false leaves the row alone. */
    async addBlob(text: string, bytes = true) {
      const sha256 = createHash('sha256').update(text).digest('hex')
      const path = join(dataDir, blobKey(sha256))
      await mkdir(dirname(path), { recursive: true })
      if (bytes) await writeFile(path, text)
      sql(
        'insert into media_blobs (id, sha256, size, media_type, created_at) values (?, ?, ?, ?, ?)',
        ...[newId(), sha256, Buffer.byteLength(text), 'text/plain', '2026-11-22 08:00:00']
      )
      return sha256
    },
    addPlace(code: string) {
      sql(
        'insert into institutions_places (id, code, type, type_km, name_km, name_en) values (?, ?, ?, ?, ?, ?)',
        ...[newId(), code, 'province', 'ខេត្ត', `ខេត្ត ${code}`, `Province ${code}`]
      )
    },
    backup: (more: Partial<TakeOptions> = {}) =>
      takeSnapshot({ store, dataDir, place, keys, tonle: '0.1.0', ...more }),
    close: () => rm(folder, { recursive: true, force: true }),
  }
}

export type SmallServer = Awaited<ReturnType<typeof smallServer>>
