import { test } from '@japa/runner'
import { mkdir, mkdtemp, readdir, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contactFolder } from '#mirror/edge/contact'
import { FolderSource } from '#mirror/edge/folder_source'
import { pair } from '#tests/support/mirror/pairing'
import { exportStick } from '#mirror/sticks/export_stick'
import { findSticks, labelOf } from '#mirror/sticks/find_sticks'
import { STICK_FOLDER } from '#mirror/sticks/stick_label'
import { watchSticks } from '#mirror/sticks/watch_sticks'
import { ObjectStore } from '#mirror/store/objects'
import { emptyLibrary, makeResource } from '#tests/support/library'
import { asSticks } from '#tests/support/mirror/here'
import { becomeEmpty, resourceStates } from '#tests/support/mirror/edge'
import { buildAndPublish, makeProfile, withKeys } from '#tests/support/mirror/origin'
import { noise } from '../../unit/mirror/corpus.js'

const film = (seed: string) => ({
  ...{ name: `${seed}.bin`, content: noise(seed, 5 * 1024 * 1024), role: 'main' as const },
})

test.group('Mirror | sticks and pairing', (group) => {
  let mount: string
  group.each.timeout(120_000)
  group.each.setup(() => emptyLibrary())
  group.each.setup(() => asSticks())
  group.each.setup(async () => {
    await becomeEmpty()
    mount = await mkdtemp(join(tmpdir(), 'tonle-stick-'))
    return () => rm(mount, { recursive: true })
  })

  /** The ministry publishes, a school asks, is accepted, and knows the origin. */
  async function begin() {
    await withKeys()
    const profile = await makeProfile()
    const one = await makeResource({ files: [film('a')] })
    const two = await makeResource({ files: [film('b')] })
    await buildAndPublish(profile)
    const { origin } = await pair(profile)
    const wish = { mount, channel: 'everyone', profile: profile.code }
    const insert = (folder = mount) =>
      contactFolder(origin.id, new FolderSource(join(folder, STICK_FOLDER), 'stick'))
    return { profile, one, two, origin, wish, insert }
  }

  test('a stick brings the edition; used twice it writes nothing', async ({ assert }) => {
    const { wish, insert, one, two } = await begin()
    const { label, left } = await exportStick(wish)
    assert.deepEqual([left, label.isLast, label.sequence], [[], true, 1])
    await becomeEmpty()
    assert.equal((await insert()).outcome, 'done')
    assert.sameMembers(Object.keys(await resourceStates()), [one.id, two.id])
    const again = await insert()
    assert.deepEqual([again.outcome, again.objects], ['nothing_new', 0])
    assert.deepEqual(await labelOf(join(mount, STICK_FOLDER)), label)
    const files = await readdir(join(mount, STICK_FOLDER))
    assert.deepEqual(files.sort(), ['incoming', 'objects', 'stick.json', 'tuf'])
  })

  test('what does not fit goes onto a second stick, and both together are whole', async ({
    assert,
  }) => {
    const { wish, insert } = await begin()
    let calls = 0
    const first = await exportStick({
      ...{ ...wish, free: async () => (++calls > 4 ? 0 : 2 ** 40) },
    })
    assert.isAbove(first.left.length, 0)
    assert.isFalse(first.label.isLast)
    const other = await mkdtemp(join(tmpdir(), 'tonle-stick-'))
    const has = new Set(first.written)
    const second = await exportStick({ ...wish, mount: other, has, part: 2 })
    assert.deepEqual([second.left, second.label.isLast], [[], true])
    await becomeEmpty()
    assert.equal((await insert()).outcome, 'partial')
    assert.equal((await insert(other)).outcome, 'done')
    await rm(other, { recursive: true })
  })

  test('a stick pulled out, half written or spoiled: nothing wrong gets in', async ({ assert }) => {
    const { wish, insert } = await begin()
    await exportStick(wish)
    const stick = new ObjectStore(join(mount, STICK_FOLDER))
    const names: string[] = []
    for await (const name of stick.all()) names.push(name)
    await becomeEmpty()
    for (const name of names) await truncate(stick.path(name), 10)
    const spoiled = await insert()
    assert.deepEqual([spoiled.outcome, spoiled.objects], ['partial', 0])
    assert.isAbove(spoiled.bad, 0)
    await rm(join(mount, STICK_FOLDER), { recursive: true })
    const gone = await insert()
    assert.deepEqual([gone.outcome, gone.note], ['partial', 'gone'])
    assert.deepEqual(Object.keys(await resourceStates()), [])
  })

  test('a hostile stick: links, wrong files and another origin are refused', async ({ assert }) => {
    const { wish, insert } = await begin()
    await exportStick(wish)
    const folder = join(mount, STICK_FOLDER)
    await becomeEmpty()
    await rm(join(folder, 'tuf', 'timestamp.json'))
    await symlink('/etc/passwd', join(folder, 'tuf', 'timestamp.json'))
    assert.equal((await insert()).outcome, 'refused')
    await rm(join(folder, 'tuf', 'timestamp.json'))
    await writeFile(join(folder, 'tuf', 'timestamp.json'), Buffer.alloc(1024 ** 2, 0x7b))
    assert.equal((await insert()).outcome, 'refused')
    await writeFile(join(folder, 'stick.json'), '{"format":"tonle-stick","id":"../../x"}')
    assert.isUndefined(await labelOf(folder))
    assert.deepEqual(await resourceStates().then(Object.keys), [])
  })

  test('a stick is found where sticks are mounted, once for each time', async ({ assert }) => {
    const table = join(mount, 'mounts')
    await writeFile(table, `/dev/sda1 / ext4 rw\n/dev/sdb1 ${mount} vfat rw\n`)
    assert.deepEqual(await findSticks(table), [])
    assert.equal(await watchSticks(table), 0)
    await mkdir(join(mount, STICK_FOLDER), { recursive: true })
    assert.deepEqual(await findSticks(table), [], 'only where people plug things in')
  })
})
