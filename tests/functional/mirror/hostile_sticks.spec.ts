import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { cp, lstat, mkdir, mkdtemp, readdir, readFile } from 'node:fs/promises'
import { rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { blobFile } from '#media/queries/blob_file'
import { nameOf } from '#mirror/format/object_name'
import { objectStore } from '#mirror/store/objects'
import { FolderOrigin } from '#tests/support/mirror/folder_origin'
import { emptyLibrary, makeResource } from '#tests/support/library'
import { becomeEmpty, follow, fromFolder, publishAll } from '#tests/support/mirror/edge'
import { receivedRows, resourceStates } from '#tests/support/mirror/edge'
import { noise } from '../../unit/mirror/corpus.js'

const film = (seed: string) => ({
  ...{ name: `${seed}.bin`, content: noise(seed, 5 * 1024 ** 2), role: 'main' as const },
})
const text = (content: string) => ({ name: `${content}.txt`, content, role: 'main' as const })

test.group('Mirror | hostile sticks', (group) => {
  let centre: FolderOrigin
  const folders: string[] = []
  group.each.timeout(300_000)
  group.each.setup(() => emptyLibrary())
  group.each.setup(async () => {
    await becomeEmpty()
    centre = await FolderOrigin.open()
    return async () => {
      for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
      await centre.close()
    }
  })

  async function copied() {
    const folder = await mkdtemp(join(tmpdir(), 'tonle-stick-'))
    folders.push(folder)
    await cp(centre.folder, folder, { recursive: true })
    return folder
  }

  test('a stick with very many names, links and huge lists costs nothing', async ({ assert }) => {
    await makeResource({ files: [text('rain')] })
    await publishAll(centre)
    const stick = await copied()
    await becomeEmpty()
    const origin = await follow(centre)
    const junk = join(stick, 'objects', 'aa', 'aa')
    await mkdir(junk, { recursive: true })
    await mkdir(join(stick, 'sites'))
    for (let n = 0; n < 20_000; n++) await symlink('/etc/passwd', join(junk, `${n}`))
    await symlink('/', join(stick, 'sites', 'root'))
    const from = performance.now()
    assert.equal((await fromFolder(origin, stick)).outcome, 'done')
    assert.isBelow(performance.now() - from, 10_000)
    // What says that it is small and is huge is not read to its end.
    await publishAll(centre)
    const { name } = centre.published.at(-1)!
    const huge = await copied()
    await truncate(objectStore(huge).path(name), 3 * 1024 ** 3)
    const memory = process.memoryUsage().rss
    const result = await fromFolder(origin, huge)
    assert.notEqual(result.outcome, 'done')
    assert.isBelow(process.memoryUsage().rss - memory, 200 * 1024 ** 2)
    const metadata = await copied()
    await truncate(join(metadata, 'tuf', 'timestamp.json'), 2 * 1024 ** 3)
    // What is signed there is too long to be read; the edition is known by now, and names decide.
    assert.equal((await fromFolder(origin, metadata)).outcome, 'done')
  })

  test('whatever bytes a stick holds: refused or passed over, never used, never a fault', async ({
    assert,
  }) => {
    const one = await makeResource({ files: [film('x'), text('snow')] })
    await publishAll(centre)
    // What was signed before is on old sticks, and may be mixed with what is new.
    const old = await copied()
    const two = await makeResource({ files: [text('hail')] })
    await publishAll(centre)
    await centre.revoke(1, [['library_resources', two.id, 1, 'revoked', 'ក', 'a']])
    const files = await filesOf(centre.folder)
    const random = randomFrom(7)
    const came: Record<string, number> = {}
    await becomeEmpty()
    let origin = await follow(centre)
    for (let round = 0; round < ROUNDS; round++) {
      const stick = await copied()
      const changes = 1 + random(4)
      for (let n = 0; n < changes; n++) {
        const [path, other] = [files[random(files.length)], files[random(files.length)]]
        await spoil(random, join(stick, path), join(random(2) ? stick : old, other))
      }
      const { outcome } = await fromFolder(origin, stick)
      came[outcome] = (came[outcome] ?? 0) + 1
      assert.include(['partial', 'refused', 'done', 'nothing_new'], outcome)
      const states = await resourceStates()
      const row = await origin.refresh()
      // One edition or the other, whole, or none; what is withdrawn is not shown.
      assert.equal(states[one.id], row.currentId ? 'published' : undefined, `round ${round}`)
      const later = row.sequence === 2 ? 'published' : undefined
      const shown = row.revocations === 1 ? [undefined, 'taken_down'] : [later]
      assert.include(shown, states[two.id], `round ${round}`)
      if (row.currentId) assert.isTrue(await isWhole(), `round ${round}`)
      await rm(stick, { recursive: true })
      folders.splice(folders.indexOf(stick), 1)
      // A mirror that knows nothing yet, when there is nothing left to bring.
      if (outcome !== 'done' || row.sequence === 1) continue
      noCondemned((await receivedRows()).map(({ state }) => state))
      await becomeEmpty()
      origin = await follow(centre)
    }
    // How many of each depends on the names of the objects, which are others each time.
    assert.isAbove(came.done ?? 0, 0, `some were whole in spite of it: ${JSON.stringify(came)}`)
    assert.isAbove((came.partial ?? 0) + (came.refused ?? 0), 0, JSON.stringify(came))
    noCondemned((await receivedRows()).map(({ state }) => state))
    assert.include(['done', 'nothing_new'], (await fromFolder(origin, centre)).outcome)
    const { [one.id]: first, [two.id]: second } = await resourceStates()
    assert.equal(first, 'published')
    assert.include([undefined, 'taken_down'], second)

    /** What is signed is not condemned by a stick. */
    function noCondemned(states: string[]) {
      assert.notInclude(states, 'refused')
    }
  })
})

/** `HOSTILE_STICKS=2000` for a long run. */
const ROUNDS = Number(process.env.HOSTILE_STICKS ?? 30)

/** Every file of the library is here as it was. */
async function isWhole() {
  const files = await db
    .from('library_files as f')
    .join('media_blobs as b', 'b.id', 'f.blob_id')
    .select('b.sha256')
  for (const { sha256 } of files) {
    const bytes = await readFile(blobFile(sha256)).catch(() => Buffer.alloc(0))
    if (nameOf(bytes) !== sha256) return false
  }
  return true
}

function randomFrom(seed: number) {
  let state = seed
  return (below: number) => (state = (state * 48_271) % 2_147_483_647) % below
}

/** The paths of all objects and of all that is signed. */
async function filesOf(folder: string) {
  const names: string[] = []
  for await (const name of objectStore(folder).all()) names.push(name)
  const signed = await readdir(join(folder, 'tuf'))
  return [
    ...names.sort().map((name) => join('objects', name.slice(0, 2), name.slice(2, 4), name)),
    ...signed.sort().map((name) => join('tuf', name)),
  ]
}

/** One of the ways in which a file on a stick may be wrong. */
async function spoil(random: (below: number) => number, path: string, other: string) {
  const facts = await lstat(path).catch(() => undefined)
  if (!facts?.isFile()) return
  const bytes = await readFile(path)
  const ways = [
    () => truncate(path, random(200)),
    () => writeFile(path, noise(`${random(10 ** 6)}`, 1 + random(5000))),
    () => rm(path),
    () => rm(path).then(() => mkdir(path)),
    () => writeFile(path, Buffer.concat([bytes, Buffer.alloc(1 + random(5000))])),
    () => writeFile(path, Buffer.alloc(bytes.length)),
    () => cp(other, path).catch(() => {}),
    () => rm(path).then(() => symlink(random(2) ? '/etc/passwd' : '/dev/zero', path)),
    () => rm(path).then(() => symlink(path, path)),
    () => {
      bytes[random(bytes.length)] ^= 1 << random(8)
      return writeFile(path, bytes)
    },
    () => writeFile(path, '{"signed":{"_type":"timestamp","version":99999999},"signatures":[]}'),
    () => writeFile(path, '['.repeat(100_000)),
  ]
  await ways[random(ways.length)]()
}
