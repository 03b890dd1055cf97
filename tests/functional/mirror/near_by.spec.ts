import { test } from '@japa/runner'
import encryption from '@adonisjs/core/services/encryption'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newId } from '#shared/ids'
import { forget } from '#shared/remembered'
import { newKey } from '#mirror/trust/keys'
import { isNearBy } from '#mirror/http/near_by'
import { contactOrigin } from '#mirror/edge/contact'
import { objectStore } from '#mirror/store/objects'
import { FolderOrigin } from '#tests/support/mirror/folder_origin'
import { SmallOrigin } from '#tests/support/mirror/small_origin'
import { PoorProxy } from '#tests/support/mirror/poor_proxy'
import { AskingSite } from '#tests/support/mirror/asking'
import { makeHere } from '#tests/support/mirror/here'
import { emptyLibrary, makeResource } from '#tests/support/library'
import { becomeEmpty, follow, publishAll, resourceStates } from '#tests/support/mirror/edge'
import { receivedRows } from '#tests/support/mirror/edge'
import { noise } from '../../unit/mirror/corpus.js'

const film = { name: 'f.bin', content: noise('near', 6 * 1024 * 1024), role: 'main' as const }
const middle = { name: 'm.bin', content: noise('middle', 300_000), role: 'main' as const }

test.group('Mirror | servers near by, and what stands between', (group) => {
  let centre: FolderOrigin
  let far: SmallOrigin
  const closing: (() => unknown)[] = []
  group.each.timeout(120_000)
  group.each.setup(() => emptyLibrary())
  group.each.setup(async () => {
    await becomeEmpty()
    centre = await FolderOrigin.open()
    return async () => {
      for (const close of closing.splice(0).toReversed()) await close()
      await centre.close()
    }
  })

  /** Two works are published; a mirror that has nothing follows the origin over this address. */
  async function begin(peers: string[] = []) {
    const ids = [await makeResource({ files: [film] }), await makeResource({ files: [middle] })]
    const { blobs } = await publishAll(centre)
    await becomeEmpty()
    far = await SmallOrigin.open(centre)
    closing.push(() => far.close())
    const origin = await follow(centre, {
      ...{ url: far.url, siteId: newId(), peers },
      secretKey: encryption.encrypt(newKey().privatePem),
    })
    const contact = () => contactOrigin(origin.id, { pause: 2 })
    const isWhole = async () => Object.keys(await resourceStates()).length === ids.length
    return { origin, contact, blobs, isWhole }
  }

  async function peerWith(folder: string) {
    const near = await SmallOrigin.open({ ...centre, folder, store: objectStore(folder) } as never)
    closing.push(() => near.close())
    return near
  }

  /** What a mirror beside this one holds: objects, nothing that is signed. */
  async function copyOfObjects() {
    const folder = await mkdtemp(join(tmpdir(), 'tonle-peer-'))
    closing.push(() => rm(folder, { recursive: true }))
    await cp(join(centre.folder, 'objects'), join(folder, 'objects'), { recursive: true })
    return folder
  }

  test('bytes come from near by first; what is signed comes from the origin', async ({
    assert,
  }) => {
    const { origin, contact, isWhole } = await begin()
    const near = await peerWith(await copyOfObjects())
    await origin.merge({ peers: [near.url] }).save()
    assert.equal((await contact()).outcome, 'done')
    assert.isTrue(await isWhole())
    const objects = (asked: string[]) => asked.filter((line) => line.includes('/objects/'))
    assert.isAbove(objects(near.asked).length, 0)
    assert.deepEqual(objects(far.asked), [], 'the line carried no file')
    assert.isTrue(far.asked.some((line) => line.includes('/tuf/')))
    assert.isFalse(near.asked.some((line) => line.includes('/tuf/')))
  })

  test('what is not there, or is wrong there, comes from the origin', async ({ assert }) => {
    const { origin, contact, isWhole, blobs } = await begin()
    const folder = await copyOfObjects()
    const [large, small] = blobs.toSorted((a, b) => b.size - a.size)
    const spoiled = await readFile(objectStore(folder).path(large.sha256))
    spoiled[5_000_000] ^= 1
    await writeFile(objectStore(folder).path(large.sha256), spoiled)
    await rm(objectStore(folder).path(small.sha256))
    const near = await peerWith(folder)
    await origin.merge({ peers: [near.url] }).save()
    const result = await contact()
    assert.deepEqual([result.outcome, result.bad], ['done', 1])
    assert.isTrue(await isWhole())
    const ranges = far.asked.filter((line) => line.includes(large.sha256))
    assert.include(ranges[0], 'bytes=4194304-', 'what was right of it was kept')
  })

  test('one that does not answer, or answers with something else, costs nothing', async ({
    assert,
  }) => {
    const { origin, contact, isWhole } = await begin()
    const strange = await PoorProxy.open('http://127.0.0.1:1', { signIn: true })
    closing.push(() => strange.close())
    await origin.merge({ peers: ['http://127.0.0.1:1', strange.url] }).save()
    const from = performance.now()
    assert.equal((await contact()).outcome, 'done')
    assert.isTrue(await isWhole())
    assert.isBelow(performance.now() - from, 15_000)
    assert.deepEqual(await receivedRows(), [{ sequence: 1, state: 'active', note: null }])
  })

  test('a server gives bytes to those near by where its operator says so, and nothing else', async ({
    assert,
  }) => {
    const name = await objectStore().put(Buffer.from('rain'))
    const unknown = new AskingSite(newId(), newKey())
    const path = `/mirror/v1/objects/${name.slice(0, 2)}/${name.slice(2, 4)}/${name}`
    await makeHere()
    assert.equal((await unknown.get(path)).status, 401)
    await makeHere({ isSharing: true })
    forget()
    assert.equal((await unknown.get(path)).bytes.toString(), 'rain')
    const names = [name, '0'.repeat(64)]
    const have = await unknown.post('/mirror/v1/have', { names })
    assert.deepEqual(have.json(), { have: [name] })
    assert.equal((await unknown.post('/mirror/v1/want', { names })).status, 200)
    assert.equal((await unknown.get('/mirror/v1/tuf/timestamp.json')).status, 401)
    const poll = { catalogue: null, sequence: null, revocations: 0 }
    assert.equal((await unknown.post('/mirror/v1/poll', poll)).status, 401)
    for (const address of ['192.168.1.9', '10.1.2.3', '::ffff:172.20.0.1', 'fe80::1', '127.0.0.1'])
      assert.isTrue(isNearBy(address), address)
    for (const address of ['8.8.8.8', '172.32.0.1', '2001:db8::1', '', 'x'])
      assert.isFalse(isNearBy(address), address)
  })

  test('a proxy that {habit} does no harm')
    .with([
      { habit: 'ignores ranges', habits: { ignoresRange: true }, cut: { after: 3e6, times: 2 } },
      { habit: 'cuts long answers', habits: { cutsAfter: 1_500_000 }, cut: { after: 0, times: 0 } },
      { habit: 'remembers', habits: { remembers: true }, cut: { after: 3e6, times: 1 } },
    ])
    .run(async ({ assert }, { habits, cut }) => {
      const { origin, contact, isWhole } = await begin()
      const proxy = await PoorProxy.open(far.url, habits)
      closing.push(() => proxy.close())
      await origin.merge({ url: proxy.url }).save()
      far.cut = cut
      let result = await contact()
      for (let n = 0; n < 3 && result.outcome !== 'done'; n++) result = await contact()
      assert.equal(result.outcome, 'done', result.note ?? '')
      assert.isTrue(await isWhole())
    })

  test('a network that asks to sign in first: nothing is believed, nothing is lost', async ({
    assert,
  }) => {
    const { origin, contact, isWhole } = await begin()
    const proxy = await PoorProxy.open(far.url, { signIn: true })
    closing.push(() => proxy.close())
    await origin.merge({ url: proxy.url }).save()
    const strange = await contact()
    assert.deepEqual([strange.outcome, strange.note], ['failed', 'strange'])
    assert.deepEqual(await receivedRows(), [])
    proxy.habits = {}
    assert.equal((await contact()).outcome, 'done')
    assert.isTrue(await isWhole())
    // An edition is known; then the sign-in page comes back in the middle of the next.
    await publishAll(centre)
    proxy.habits = { signIn: true }
    assert.equal((await contact()).outcome, 'failed')
    proxy.habits = {}
    assert.equal((await contact()).outcome, 'done')
  })
})
