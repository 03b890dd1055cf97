import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { mkdtemp } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPack } from '#mirror/format/blob_pack'
import { objectPath, nameOf } from '#mirror/format/object_name'
import { newKey } from '#mirror/trust/keys'
import { objectStore } from '#mirror/store/objects'
import { TrustedFolder } from '#mirror/trust/trusted_folder'
import { makeInstitution } from '#tests/support/accounts'
import { emptyLibrary, makeResource } from '#tests/support/library'
import { buildAndPublish, makeProfile, makeSite, withKeys } from '#tests/support/mirror/origin'
import { pullInto } from '#tests/support/mirror/pull'
import { AskingSite } from '#tests/support/mirror/asking'

const SAID = { catalogue: null, sequence: null, revocations: 0, freeBytes: 10, appVersion: '0.1.0' }
const POLL = '/mirror/v1/poll'
const KIB = 1024

async function origin() {
  await withKeys()
  const profile = await makeProfile({}, 'uss')
  const content = randomBytes(300 * KIB)
  await makeResource({ files: [{ name: 'film.bin', content, role: 'main' }] })
  const edition = await buildAndPublish(profile)
  const { id, key } = await makeSite(profile, await makeInstitution())
  return { profile, edition, site: new AskingSite(id, key), id, blob: nameOf(content), content }
}

test.group('Mirror | what an origin answers', (group) => {
  group.each.setup(() => emptyLibrary())

  test('a poll is one small request, and keeps what the mirror said', async ({ assert }) => {
    const { edition, site, id } = await origin()
    const answer = await site.post(POLL, { ...SAID, catalogue: edition.catalogue, sequence: 1 })
    assert.equal(answer.status, 200)
    assert.isBelow(answer.bytes.length, 1024)
    const { serverTime, ...said } = answer.json()
    assert.isString(serverTime)
    assert.deepEqual(said, {
      ...{ channel: 'everyone', profile: 'uss', metadata: 1, revocations: 0 },
      monthBytes: null,
      edition: { name: edition.name, sequence: 1 },
    })
    const row = await db.from('mirror_sites').where('id', id).first()
    assert.equal(row.catalogue, edition.catalogue)
    assert.equal(Number(row.free_bytes), 10)
    assert.isNotNull(row.seen_at)
    assert.isNull(answer.headers.get('set-cookie'))
  })

  test('a mirror gets an edition over the wire that it trusts', async ({ assert }) => {
    const { edition, site } = await origin()
    const home = await mkdtemp(join(tmpdir(), 'tonle-wire-'))
    const file = async (name: string) => {
      const { status, bytes } = await site.get(`/mirror/v1/tuf/${name}`)
      return status === 200 ? bytes : undefined
    }
    const folder = new TrustedFolder(join(home, 'trusted'), (await file('1.root.json'))!)
    const path = 'editions/everyone/uss.json'
    const { targets } = await folder.refresh(file, { root: 0, timestamp: 0, targets: 0 }, [path])
    const name = targets.get(path)!.hashes.sha256
    assert.equal(name, edition.name)
    const { catalogue } = await pullInto(objectStore(home), (one) => site.object(one), name)
    assert.equal(catalogue, edition.catalogue)
  })

  test('a download that was cut goes on', async ({ assert }) => {
    const { site, blob, content } = await origin()
    const path = `/mirror/v1/${objectPath(blob)}`
    const rest = await site.get(path, { 'range': 'bytes=100000-', 'if-range': `"${blob}"` })
    assert.equal(rest.status, 206)
    assert.isTrue(rest.bytes.equals(content.subarray(100_000)))
    assert.equal(rest.headers.get('etag'), `"${blob}"`)
    assert.include(rest.headers.get('cache-control')!, 'immutable')
    const other = await site.get(path, { 'range': 'bytes=5-', 'if-range': '"other"' })
    assert.equal(other.status, 200)
    assert.equal((await site.get(path, { range: 'bytes=999999-' })).status, 416)
  })

  test('only what was published is given out, and only under its name', async ({ assert }) => {
    const { site, blob } = await origin()
    const secret = nameOf(Buffer.from('a letter'))
    for (const path of [
      `/mirror/v1/${objectPath(secret)}`,
      `/mirror/v1/objects/00/00/${blob}`,
      '/mirror/v1/tuf/..%2Fkeys%2Fonline.json',
      '/mirror/v1/tuf/online.json',
      '/mirror/v1/objects/..%2F../keys/online.json',
    ]) {
      assert.equal((await site.get(path)).status, 404, path)
    }
  })

  test('what is there and what is wanted', async ({ assert }) => {
    const { site, edition, blob } = await origin()
    const unknown = 'f'.repeat(64)
    const names = [edition.catalogue, blob, unknown]
    const have = await site.post('/mirror/v1/have', { names })
    assert.deepEqual(have.json(), { have: [edition.catalogue, blob] })
    const want = await site.post('/mirror/v1/want', { names })
    const found = [...openPack(want.bytes)].map(({ name }) => name)
    assert.deepEqual(found, [edition.catalogue], 'large blobs are fetched one by one')
    const bad = await site.post('/mirror/v1/want', { names: ['../x'] })
    assert.equal(bad.status, 400)
  })

  test('whoever did not sign, or signed something else, is refused', async ({ assert }) => {
    const { id, site, edition } = await origin()
    const stranger = new AskingSite(id, newKey())
    assert.equal((await stranger.post(POLL, SAID)).status, 401)
    const bare = await fetch(new URL(POLL, process.env.APP_URL), { method: 'POST' })
    assert.equal(bare.status, 401)
    assert.equal((await site.post(POLL, SAID, 7)).status, 200)
    const again = await site.post(POLL, SAID, 7)
    assert.equal(again.status, 409)
    assert.deepEqual(again.json(), { code: 'counter', counter: 7 })
    for (const state of ['waiting', 'suspended', 'retired']) {
      await db.from('mirror_sites').where('id', id).update({ state })
      const refused = await site.get(`/mirror/v1/${objectPath(edition.name)}`)
      assert.equal(refused.status, 403)
      assert.deepEqual(refused.json(), { code: state })
    }
  })
})
