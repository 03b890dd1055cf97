import { test } from '@japa/runner'
import { createReadStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { PASSWORD } from '#tests/support/accounts'
import { OwnServer } from '#tests/support/own_server'
import { startWriters } from '#tests/support/writers'
import { signIn } from '#bench/support/sign_in'
import { RowSum } from '#operations/backups/format/row_sum'
import { blobKey, readManifest, snapshotNames } from '#operations/backups/format/manifest'
import { FolderPlace } from '#operations/backups/places/folder_place'
import { hashOf } from '#operations/backups/places/streams'
import { openStore, storeAddress } from '#operations/backups/stores/open_store'
import type { StoreView } from '#operations/backups/stores/store'

const PEOPLE = 50

/** Tables that a restore itself writes to, once all others were compared: its own entries come on top. */
const NOTED = ['operations_restores', 'shared_audit']

async function sums(view: StoreView) {
  const found: Record<string, string> = {}
  for (const table of view.tables) {
    const sum = new RowSum(table.columns)
    for await (const rows of view.rows(table)) for (const row of rows) sum.add(row)
    found[table.name] = `${sum.rows} ${sum.sum}`
  }
  return found
}

const keyOf = ({ settings }: OwnServer) => /^APP_KEY=.+$/m.exec(readFileSync(settings, 'utf8'))![0]

const storeOf = (server: OwnServer) =>
  openStore(storeAddress(server.databaseUrl || join(server.dataDir, 'main.sqlite3')))

test.group('The drill', () => {
  test('a backup while fifty people write, restored on an empty machine', async ({
    assert,
    cleanup,
  }) => {
    const server = await new OwnServer().open()
    cleanup(() => server.close())
    const seeded = await server.run(['tests/support/seed_drill.ts', String(PEOPLE)]).ended
    assert.equal(seeded.code, 0, seeded.output)
    await server.serve()
    const writers = startWriters(server.url, PEOPLE)
    while (writers.done.drafts < 30) await sleep(50)

    const copies = join(server.folder, 'copies')
    const before = writers.done.drafts
    const taken = await server.ace('backup', `--to=${copies}`)
    const during = writers.done.drafts - before
    const done = await writers.stop()
    assert.equal(taken.code, 0, taken.output)
    assert.isAbove(during, 5, 'people went on writing')
    assert.deepEqual(done.refused, [])

    const place = new FolderPlace(copies)
    const [name] = await snapshotNames(place)
    const manifest = await readManifest(place, name)
    assert.deepEqual(manifest.blobs.missing, [])
    assert.isAbove(manifest.blobs.count, 30)

    const empty = await new OwnServer().open()
    cleanup(() => empty.close())
    const restored = await empty.ace('restore', copies)
    assert.equal(restored.code, 0, restored.output)
    assert.include(restored.output, 'counts and hashes are equal')
    assert.equal(keyOf(empty), keyOf(server))
    await storeOf(empty).view(async (view) => {
      const standing = await sums(view)
      for (const { name: table, rows, sum } of manifest.tables) {
        if (!NOTED.includes(table)) assert.equal(standing[table], `${rows} ${sum}`, table)
      }
      await blobsAreWhole(view, empty.dataDir)
    })
    await server.stop()
    await empty.serve()
    const cookie = await signIn(empty.url, 'writer7', PASSWORD)
    const mine = await fetch(`${empty.url}/library/mine`, { headers: { cookie } })
    assert.include(await mine.text(), 'សេចក្ដីព្រាង')

    async function blobsAreWhole(view: StoreView, folder: string) {
      const table = view.tables.find((one) => one.name === 'media_blobs')!
      const at = table.columns.findIndex((column) => column.name === 'sha256')
      for await (const rows of view.rows(table)) {
        for (const row of rows) {
          const sha256 = String(row[at])
          const found = await hashOf(createReadStream(join(folder, blobKey(sha256))))
          assert.equal(found.sha256, sha256)
        }
      }
    }
  }).timeout(600_000)
})
