import { test } from '@japa/runner'
import { existsSync } from 'node:fs'
import { appendFile, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DateTime } from 'luxon'
import { clock } from '#shared/clock'
import { smallServer, type SmallServer } from '#tests/support/small_server'
import { blobKey, snapshotKey, snapshotNames } from '#operations/backups/format/manifest'
import { codeOf } from '#operations/backups/say'
import { pruneSnapshots } from '#operations/backups/prune_snapshots'
import { restoreSnapshot, type RestoreOptions } from '#operations/backups/restore_snapshot'
import { SqliteStore } from '#operations/backups/stores/sqlite_store'

const ALL = { daily: 90, weekly: 0, monthly: 0 }

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing',
    (error) => codeOf(error) ?? String(error)
  )

test.group('Snapshots', (group) => {
  let server: SmallServer

  group.each.setup(async () => {
    server = await smallServer()
    return async () => {
      clock.release()
      await server.close()
    }
  })

  const into = (name: string, more: Partial<RestoreOptions> = {}) => {
    const dataDir = join(server.folder, 'new')
    const target = { kind: 'sqlite' as const, file: join(dataDir, 'main.sqlite3') }
    const settingsFile = join(server.folder, 'new.env')
    return restoreSnapshot({ place: server.place, name, target, dataDir, settingsFile, ...more })
  }
  const names = () => snapshotNames(server.place)
  const copy = (key: string) => join(server.place.name, key)

  test('a second snapshot sends only what is new', async ({ assert }) => {
    const text = 'a lesson '.repeat(20_000)
    const sha256 = await server.addBlob(text)
    const first = await server.backup()
    const second = await server.backup()
    assert.isAbove(first.added, text.length)
    assert.isBelow(second.added, text.length / 2)
    assert.lengthOf(await names(), 2)
    assert.equal(await readFile(copy(blobKey(sha256)), 'utf8'), text)
  })

  test('rows and files come back, the keys with them, the settings of the machine stay', async ({
    assert,
  }) => {
    for (let n = 10; n < 30; n++) server.addPlace(String(n))
    const sha256 = await server.addBlob('a lesson')
    await mkdir(join(server.dataDir, 'slips'))
    await writeFile(join(server.dataDir, 'slips', 'one.pdf'), 'a slip')
    const { manifest } = await server.backup()
    await writeFile(join(server.folder, 'new.env'), 'PORT=9999\nAPP_KEY=fresh\nHOST=127.0.0.1\n')
    const restored = await into(manifest.name)
    assert.equal(restored.rows, manifest.rows)
    assert.equal(restored.blobs, 1)
    const { dataDir } = { dataDir: join(server.folder, 'new') }
    assert.equal(await readFile(join(dataDir, blobKey(sha256)), 'utf8'), 'a lesson')
    assert.equal(await readFile(join(dataDir, 'slips/one.pdf'), 'utf8'), 'a slip')
    const settings = await readFile(join(server.folder, 'new.env'), 'utf8')
    assert.deepEqual(settings.trim().split('\n').sort(), [
      ...['APP_KEY=a-key-of-its-own', 'HOST=127.0.0.1', 'PORT=9999'],
    ])
    assert.deepEqual(
      (await readdir(dataDir)).filter((name) => name.startsWith('restore-work')),
      []
    )
    const lives = await new SqliteStore(join(dataDir, 'main.sqlite3')).view(async (view) => {
      const table = view.tables.find(({ name }) => name === 'operations_restores')!
      const found: unknown[] = []
      for await (const rows of view.rows(table)) found.push(...rows)
      return found
    })
    assert.lengthOf(lives, 1)
  })

  test('what is there is not overwritten, and put aside only when asked', async ({ assert }) => {
    server.addPlace('10')
    const { manifest } = await server.backup()
    await into(manifest.name)
    assert.equal(await failureOf(into(manifest.name)), 'not_empty')
    const { aside } = await into(manifest.name, { replace: true })
    const kept = (await readdir(join(server.folder, 'new'))).filter((name) => name === `.${aside}`)
    assert.lengthOf(kept, 1)
  })

  test('a file that is damaged or gone is found before anything is touched', async ({ assert }) => {
    server.addPlace('10')
    const sha256 = await server.addBlob('a lesson')
    const { manifest } = await server.backup()
    await writeFile(copy(blobKey(sha256)), 'A lesson')
    assert.equal(await failureOf(into(manifest.name)), 'damaged')
    await rm(copy(blobKey(sha256)))
    assert.equal(await failureOf(into(manifest.name)), 'damaged')
    const left = (await readdir(join(server.folder, 'new'))).filter((name) =>
      /sqlite|blobs/.test(name)
    )
    assert.deepEqual(left, [])
    await appendFile(copy(snapshotKey(manifest.name, 'manifest.json')), ' ')
    assert.equal(await failureOf(into(manifest.name)), 'manifest_damaged')
  })

  test('rows that are not those that were saved are refused', async ({ assert }) => {
    server.addPlace('10')
    const { manifest } = await server.backup()
    const other = structuredClone(manifest)
    other.tables.find(({ name }) => name === 'institutions_places')!.sum = '0'.repeat(64)
    const { writeManifest } = await import('#operations/backups/format/manifest')
    await writeManifest(server.place, other)
    assert.equal(await failureOf(into(manifest.name)), 'differs')
  })

  test('a snapshot that is interrupted is none, and the earlier ones stay whole', async ({
    assert,
  }) => {
    server.addPlace('10')
    await server.addBlob('one')
    const { manifest } = await server.backup()
    await server.addBlob('two')
    for (const at of ['blobs', 'tables', 'sending']) {
      const stopped = server.backup({
        async progress(step) {
          if (step === at) throw new Error('the power went')
        },
      })
      assert.include(await failureOf(stopped), 'the power went')
    }
    assert.deepEqual(await names(), [manifest.name])
    assert.deepEqual(
      (await readdir(server.dataDir)).filter((name) => name.startsWith('backup-work')),
      []
    )
    const { tables } = await into(manifest.name)
    assert.equal(tables, manifest.tables.length)
    assert.equal((await server.backup()).manifest.blobs.count, 2)
  })

  test('a blob that comes while the rows are read is in, one that is swept is in too', async ({
    assert,
  }) => {
    const swept = await server.addBlob('swept meanwhile')
    let late = ''
    const { manifest } = await server.backup({
      async progress(step, done, total) {
        if (step === 'blobs' && done === total && !late) {
          late = await server.addBlob('came meanwhile')
          await rm(join(server.dataDir, blobKey(swept)))
        }
      },
    })
    assert.equal(manifest.blobs.count, 2)
    assert.deepEqual(manifest.blobs.missing, [])
    const { blobs } = await into(manifest.name)
    assert.equal(blobs, 2)
  })

  test('a blob whose bytes are lost is named, everything else is saved', async ({ assert }) => {
    await server.addBlob('whole')
    const lost = await server.addBlob('lost', false)
    const { manifest } = await server.backup()
    assert.deepEqual(manifest.blobs.missing, [lost])
    const restored = await into(manifest.name)
    assert.equal(restored.blobs, 1)
  })

  test('locked keys want the right passphrase', async ({ assert }) => {
    const { manifest } = await server.backup({ passphrase: 'កង្កែប on a lotus' })
    const stored = await readFile(copy(snapshotKey(manifest.name, 'keys.json')), 'utf8')
    assert.notInclude(stored, 'a-key-of-its-own')
    assert.equal(await failureOf(into(manifest.name)), 'passphrase_needed')
    assert.equal(await failureOf(into(manifest.name, { passphrase: 'a toad' })), 'passphrase_wrong')
    await into(manifest.name, { passphrase: 'កង្កែប on a lotus' })
    assert.include(await readFile(join(server.folder, 'new.env'), 'utf8'), 'a-key-of-its-own')
  })

  test('a snapshot of a newer version is not restored by an older one', async ({ assert }) => {
    server.sql(
      "insert into adonis_schema (name, batch) values ('database/migrations/9999_future', 9)"
    )
    const { manifest } = await server.backup()
    assert.equal(await failureOf(into(manifest.name)), 'newer_version')
  })

  test('an older snapshot is brought up to date after its rows are in', async ({ assert }) => {
    const file = join(server.folder, 'older.sqlite3')
    const { migrate } = await import('#operations/backups/migrate')
    const { manifest: full } = await server.backup()
    const older = full.migrations.filter((name) => !/0057|0058/.test(name))
    await migrate({ kind: 'sqlite', file }, older)
    const { manifest } = await server.backup({ store: new SqliteStore(file) })
    assert.notInclude(
      manifest.tables.map(({ name }) => name),
      'operations_restores'
    )
    await into(manifest.name)
    const now = await new SqliteStore(join(server.folder, 'new/main.sqlite3')).view(
      async ({ migrations }) => migrations
    )
    assert.sameMembers(now, full.migrations)
  })

  test('old snapshots go by the rule, and the blobs that only they had', async ({ assert }) => {
    const only = await server.addBlob('only in the first')
    clock.freeze(DateTime.utc(2026, 3, 1, 3))
    await server.backup()
    server.sql('delete from media_blobs')
    const kept = await server.addBlob('in the others')
    for (const day of [14, 15, 17, 18, 19, 20]) {
      clock.freeze(DateTime.utc(2026, 3, day, 3))
      await server.backup()
    }
    const { removed, blobs } = await pruneSnapshots(server.place, {
      daily: 3,
      weekly: 2,
      monthly: 2,
    })
    assert.deepEqual(
      (await names()).map((name) => name.slice(0, 8)),
      ['20260320', '20260319', '20260318', '20260315']
    )
    assert.lengthOf(removed, 3)
    assert.equal(blobs, 1)
    assert.equal(await readFile(copy(blobKey(kept)), 'utf8'), 'in the others')
    assert.isFalse(existsSync(copy(blobKey(only))))
  }).timeout(180_000)

  test('while one writes to a place another waits', async ({ assert }) => {
    await server.addBlob('one')
    let inner = ''
    await server.backup({
      async progress() {
        inner ||= await failureOf(pruneSnapshots(server.place, ALL))
      },
    })
    assert.equal(inner, 'busy')
    assert.equal(await failureOf(pruneSnapshots(server.place, ALL)), 'nothing')
  })
})
