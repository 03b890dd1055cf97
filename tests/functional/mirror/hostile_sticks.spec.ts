import { test } from '@japa/runner'
import { cp, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
  group.each.timeout(120_000)
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
    await becomeEmpty()
    const origin = await follow(centre)
    const names: string[] = []
    for await (const name of objectStore(centre.folder).all()) names.push(name)
    const files = [
      ...names.map((name) => join('objects', name.slice(0, 2), name.slice(2, 4), name)),
      ...['timestamp', '1.snapshot', '1.targets', '1.root'].map((n) => join('tuf', `${n}.json`)),
    ]
    let seed = 7
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below
    for (let round = 0; round < 25; round++) {
      const stick = await copied()
      for (let n = 0; n < 3; n++) {
        const path = join(stick, files[random(files.length)])
        const kind = random(4)
        if (kind === 0) await truncate(path, random(200)).catch(() => {})
        else if (kind === 1) await writeFile(path, noise(`${round}-${n}`, 1 + random(5000)))
        else if (kind === 2) await rm(path, { force: true })
        else await rm(path, { force: true }).then(() => mkdir(path))
      }
      const result = await fromFolder(origin, stick)
      assert.include(['partial', 'refused', 'done', 'nothing_new'], result.outcome)
      const states = Object.values(await resourceStates())
      assert.isTrue(states.length === 0 || result.outcome === 'done')
      if (result.outcome === 'done') break
    }
    const states = (await receivedRows()).map(({ state }) => state)
    assert.notInclude(states, 'refused', 'what is signed is not condemned by a stick')
    const whole = await fromFolder(origin, centre)
    assert.include(['done', 'nothing_new'], whole.outcome)
    assert.deepEqual(await resourceStates(), { [one.id]: 'published' })
  })
})
