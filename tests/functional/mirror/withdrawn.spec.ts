import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { objectStore } from '#mirror/store/objects'
import { returnToPrevious } from '#mirror/edge/switch_edition'
import Origin from '#mirror/models/origin'
import { asMirror } from '#tests/support/mirror/here'
import { FolderOrigin } from '#tests/support/mirror/folder_origin'
import { relayAll } from '#shared/outbox/relay'
import { BrowserSession } from '#tests/support/browser_session'
import { emptyLibrary, htmlOf, makeResource } from '#tests/support/library'
import { becomeEmpty, follow, fromFolder, publishAll } from '#tests/support/mirror/edge'
import { receivedRows, resourceStates } from '#tests/support/mirror/edge'
import type { RevocationEntry } from '#mirror/publisher/revocations'

const text = (content: string) => ({ name: `${content}.txt`, content, role: 'main' as const })

const withdrawn = (id: string, sequence: number, standing: 'revoked' | 'restored' = 'revoked') =>
  ['library_resources', id, sequence, standing, 'អាជ្ញាប័ណ្ណ', 'Licence'] as RevocationEntry

test.group('Mirror | what is withdrawn', (group) => {
  let centre: FolderOrigin
  let stick: string
  group.each.timeout(60_000)
  group.each.setup(() => emptyLibrary())
  group.each.setup(async () => {
    await becomeEmpty()
    centre = await FolderOrigin.open()
    stick = await mkdtemp(join(tmpdir(), 'tonle-stick-'))
    return async () => {
      await centre.close()
      await rm(stick, { recursive: true })
    }
  })

  /** Two resources published, the first edition also on a stick, and here. */
  async function begin() {
    const [one, two] = [
      await makeResource({ files: [text('one')] }),
      await makeResource({ files: [text('two')] }),
    ]
    const { blobs } = await publishAll(centre)
    await cp(centre.folder, stick, { recursive: true })
    await becomeEmpty()
    const origin = await follow(centre)
    await fromFolder(origin, centre)
    return { one, two, blobs, origin }
  }

  test('goes at the next contact, its bytes too, and says why', async ({ assert }) => {
    const { one, two, origin, blobs } = await begin()
    await centre.revoke(1, [withdrawn(one.id, 1)])
    const contact = await fromFolder(origin, centre)
    assert.equal(contact.withdrawn, 1)
    assert.deepEqual(await resourceStates(), { [one.id]: 'taken_down', [two.id]: 'published' })
    const row = await db.from('library_resources').where('id', one.id).firstOrFail()
    assert.equal(row.state_reason, 'អាជ្ញាប័ណ្ណ · Licence')
    assert.lengthOf(await db.from('library_files').where('resource_id', one.id), 0)
    const left = await Promise.all(blobs.map(({ sha256 }) => objectStore().has(sha256)))
    assert.deepEqual(left.filter(Boolean).length, 1)
  })

  test('its links say why, and nobody finds it any more', async ({ assert }) => {
    await becomeEmpty()
    const [one, two] = [
      await makeResource({ titleEn: 'Lanterns', files: [text('one')] }),
      await makeResource({ titleEn: 'Lanterns too', files: [text('two')] }),
    ]
    await publishAll(centre)
    await becomeEmpty()
    const origin = await follow(centre)
    await fromFolder(origin, centre)
    await relayAll()
    const visitor = new BrowserSession()
    const before = await htmlOf(visitor.get('/library?q=lanterns'))
    assert.include(before, `/library/${one.code}`)
    assert.equal((await visitor.get(`/library/${one.code}`)).status, 200)
    await centre.revoke(1, [withdrawn(one.id, 1)])
    await fromFolder(origin, centre)
    const atOnce = await htmlOf(visitor.get('/library?q=lanterns&sort=title'))
    assert.notInclude(atOnce, `/library/${one.code}`)
    await relayAll()
    const page = await visitor.get(`/library/${one.code}`)
    assert.equal(page.status, 410)
    assert.include(page.html, 'អាជ្ញាប័ណ្ណ · Licence')
    const after = await htmlOf(visitor.get('/library?q=lanterns'))
    assert.notInclude(after, `/library/${one.code}`)
    assert.include(after, `/library/${two.code}`)
  })

  test('an old stick does not bring it back, nor does a newer edition that has it still', async ({
    assert,
  }) => {
    const { one, origin } = await begin()
    await centre.revoke(1, [withdrawn(one.id, 1)])
    await fromFolder(origin, centre)
    const old = await fromFolder(origin, stick)
    assert.equal(old.note, 'rolled_back')
    assert.equal((await resourceStates())[one.id], 'taken_down')
    const last = centre.published.at(-1)!
    await centre.publish({ content: last.content, objects: [], made: [], blobs: [] })
    assert.equal((await fromFolder(origin, centre)).outcome, 'done')
    assert.equal((await resourceStates())[one.id], 'taken_down')
  })

  test('a mirror that never had it says why as well; of what is given back it says nothing', async ({
    assert,
  }) => {
    const restore = asMirror()
    const { one, origin } = await begin()
    const entry = withdrawn('01900000-0000-7000-8000-00000000abcd', 1)
    const given = withdrawn('01900000-0000-7000-8000-00000000abce', 2, 'restored')
    const visitor = new BrowserSession()
    assert.equal((await visitor.get('/library/NEVERX2')).status, 404)
    await centre.revoke(2, [
      [...entry, 'NEVERX2'] as RevocationEntry,
      [...given, 'GXVEN33'] as RevocationEntry,
    ])
    await fromFolder(origin, centre)
    const page = await visitor.get('/library/neverx2')
    assert.equal(page.status, 410)
    assert.include(page.html, 'អាជ្ញាប័ណ្ណ · Licence')
    assert.equal((await visitor.get('/library/GXVEN33')).status, 404)
    assert.equal((await visitor.get('/library/QTHER44')).status, 404)
    assert.equal((await visitor.get(`/library/${one.code}`)).status, 200)
    restore()
  })

  test('what is given back is there again', async ({ assert }) => {
    const { one, origin } = await begin()
    await centre.revoke(1, [withdrawn(one.id, 1)])
    await fromFolder(origin, centre)
    await centre.revoke(2, [withdrawn(one.id, 2, 'restored')])
    await fromFolder(origin, centre)
    assert.equal((await resourceStates())[one.id], 'published')
    assert.lengthOf(await db.from('library_files').where('resource_id', one.id), 1)
  })

  test('a list from which something was taken away is not believed', async ({ assert }) => {
    const { one, two, origin } = await begin()
    await centre.revoke(1, [withdrawn(one.id, 1)])
    await fromFolder(origin, centre)
    await centre.revoke(2, [withdrawn(two.id, 2)])
    await fromFolder(origin, centre)
    const states = await resourceStates()
    assert.deepEqual(states, { [one.id]: 'taken_down', [two.id]: 'published' })
    assert.equal((await Origin.findOrFail(origin.id)).revocations, 1)
  })

  test('the operator returns to the edition before; what is withdrawn stays so', async ({
    assert,
  }) => {
    const { one, two, origin } = await begin()
    const three = await makeResource({ titleEn: 'The third' })
    await publishAll(centre)
    await db.from('library_resources').where('id', three.id).delete()
    await fromFolder(origin, centre)
    await centre.revoke(1, [withdrawn(one.id, 1)])
    await fromFolder(origin, centre)
    await returnToPrevious(origin.id)
    assert.deepEqual(await resourceStates(), {
      [one.id]: 'taken_down',
      [two.id]: 'published',
      [three.id]: 'retired',
    })
    const again = await fromFolder(origin, centre)
    assert.equal(again.outcome, 'nothing_new')
    assert.deepEqual(
      (await receivedRows()).map(({ state }) => state),
      ['active', 'returned']
    )
    await returnToPrevious(origin.id)
    assert.equal((await resourceStates())[three.id], 'published')
  })
})
