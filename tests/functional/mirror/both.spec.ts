import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { relayAll } from '#shared/outbox/relay'
import { SYSTEM } from '#shared/actor'
import { objectStore } from '#mirror/store/objects'
import { returnToPrevious } from '#mirror/edge/switch_edition'
import { readRevocations, type RevocationEntry } from '#mirror/publisher/revocations'
import { giveBack, withdrawResource } from '#mirror/actions/withdraw_resource'
import { scrub } from '#mirror/edge/scrub'
import { serverRole } from '#mirror/role'
import Revocation from '#mirror/models/revocation'
import type Profile from '#mirror/models/profile'
import { FolderOrigin } from '#tests/support/mirror/folder_origin'
import { emptyLibrary, makeResource } from '#tests/support/library'
import {
  becomeEmpty,
  follow,
  fromFolder,
  publishAll,
  receivedRows,
} from '#tests/support/mirror/edge'
import { build, buildAndPublish, makeProfile, withKeys } from '#tests/support/mirror/origin'
import { pullInto } from '#tests/support/mirror/pull'

const file = (content: string) => ({ name: 'a.txt', content, role: 'main' as const })

const entry = (id: string, sequence: number, standing: 'revoked' | 'restored' = 'revoked') =>
  ['library_resources', id, sequence, standing, 'អាជ្ញាប័ណ្ណ', 'Licence'] as RevocationEntry

/** What a school around this server hears of what is withdrawn. */
async function heardBelow() {
  const row = await db.from('mirror_publications').orderBy('version', 'desc').firstOrFail()
  const targets = typeof row.targets === 'string' ? JSON.parse(row.targets) : row.targets
  const { name } = targets.find(({ path }: { path: string }) => path === 'revocations.json')
  const { entries } = readRevocations(await objectStore().read(name))
  return Object.fromEntries(entries.map(([, id, , standing, km]) => [id, `${standing} ${km}`]))
}

/** What a school that has nothing yet gets of an edition of this server. */
async function fetchedBelow(name: string) {
  const folder = await mkdtemp(join(tmpdir(), 'tonle-below-'))
  const { requests } = await pullInto(objectStore(folder), (one) => objectStore().read(one), name)
  await rm(folder, { recursive: true })
  return requests
}

async function settle() {
  for (let n = 0; n < 3; n++) await relayAll()
}

/** MIRROR: the ministry above, schools below, this server between them. */
test.group('Mirror | a server that is both a mirror and an origin', (group) => {
  let ministry: FolderOrigin
  group.each.timeout(60_000)
  group.each.setup(() => emptyLibrary())
  group.each.setup(async () => {
    serverRole.name = 'both'
    await becomeEmpty()
    ministry = await FolderOrigin.open()
    return async () => {
      serverRole.name = 'origin'
      await ministry.close()
    }
  })

  /** Two resources came from above; one was made here; all three go on to schools. */
  async function begin() {
    const above = [
      await makeResource({ titleEn: 'One', files: [file('one')] }),
      await makeResource({ titleEn: 'Two', files: [file('two')] }),
    ]
    await publishAll(ministry)
    await becomeEmpty()
    await withKeys()
    const origin = await follow(ministry)
    await fromFolder(origin, ministry)
    await settle()
    const own = await makeResource({ titleEn: 'Own', files: [file('own')] })
    const profile: Profile = await makeProfile()
    const edition = await buildAndPublish(profile)
    await settle()
    return { above, own, origin, profile, edition }
  }

  test('what is withdrawn above is withdrawn below, and given back with it', async ({ assert }) => {
    const { above, origin, profile, edition } = await begin()
    assert.equal(edition.resources, 3)
    await ministry.revoke(1, [entry(above[0].id, 1)])
    await fromFolder(origin, ministry)
    await settle()
    assert.deepEqual(await heardBelow(), { [above[0].id]: 'revoked អាជ្ញាប័ណ្ណ' })
    const row = await Revocation.findByOrFail('rowId', above[0].id)
    assert.equal(row.source, 'origin')
    assert.deepInclude(await giveBack(SYSTEM, row), { ok: false })
    assert.equal((await build(profile)).resources, 2)
    await ministry.revoke(2, [entry(above[0].id, 2, 'restored')])
    await fromFolder(origin, ministry)
    await settle()
    assert.match((await heardBelow())[above[0].id], /^restored/)
    assert.equal((await build(profile)).resources, 3)
  })

  test('what was withdrawn here stays so, whatever is given back above', async ({ assert }) => {
    const { above, origin } = await begin()
    await withdrawResource(SYSTEM, { code: above[1].code, reason: { km: 'នៅទីនេះ', en: null } })
    await settle()
    await ministry.revoke(1, [entry(above[1].id, 1)])
    await fromFolder(origin, ministry)
    await ministry.revoke(2, [entry(above[1].id, 2, 'restored')])
    await fromFolder(origin, ministry)
    await settle()
    assert.deepEqual(await heardBelow(), { [above[1].id]: 'revoked នៅទីនេះ' })
  })

  test('old sticks, a full disk and going back leave whole what schools fetch', async ({
    assert,
  }) => {
    const { above, origin, profile, edition } = await begin()
    const stick = await mkdtemp(join(tmpdir(), 'tonle-stick-'))
    await cp(ministry.folder, stick, { recursive: true })
    const three = await makeResource({
      ...{ titleEn: 'Three', files: [file('three'.repeat(60_000))] },
    })
    await publishAll(ministry, [...above.map(({ id }) => id), three.id])
    await db.from('library_resources').where('id', three.id).delete()
    const held = await fromFolder(origin, ministry, { free: async () => 0 })
    assert.equal(held.outcome, 'held')
    await fetchedBelow(edition.name)
    assert.equal((await fromFolder(origin, ministry)).outcome, 'done')
    await settle()
    assert.equal((await build(profile)).resources, 4)
    assert.equal((await fromFolder(origin, stick)).note, 'rolled_back')
    await fetchedBelow(edition.name)
    await returnToPrevious(origin.id)
    await settle()
    assert.deepEqual(
      (await receivedRows()).map(({ state }) => state),
      ['active', 'returned']
    )
    const after = await buildAndPublish(profile)
    assert.equal(after.resources, 3)
    await fetchedBelow(after.name)
    await fetchedBelow(edition.name)
    await rm(stick, { recursive: true })
  })

  test('what the disk has spoiled comes again, for this server and for schools', async ({
    assert,
  }) => {
    const { origin, edition } = await begin()
    const [{ sha256 }] = await db
      .from('library_files as f')
      .join('media_blobs as b', 'b.id', 'f.blob_id')
      .join('library_resources as r', 'r.id', 'f.resource_id')
      .where('r.title_en', 'One')
      .select('b.sha256')
    const path = objectStore().path(sha256)
    await rm(path)
    await writeFile(path, 'spoiled')
    await scrub(origin.id, async () => {})
    assert.isFalse(await objectStore().has(sha256))
    await fromFolder(origin, ministry)
    assert.isTrue(await objectStore().has(sha256))
    await fetchedBelow(edition.name)
  })
})
