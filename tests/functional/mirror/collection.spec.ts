import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clock } from '#shared/clock'
import { newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import { SYSTEM } from '#shared/actor'
import { beginEdition } from '#mirror/actions/begin_edition'
import { collectEditions } from '#mirror/actions/collect_editions'
import { collectObjects } from '#mirror/edge/collect_objects'
import { objectStore } from '#mirror/store/objects'
import { publishEditions } from '#mirror/publisher/publish_editions'
import EditionRow from '#mirror/models/edition'
import type Profile from '#mirror/models/profile'
import { FolderOrigin } from '#tests/support/mirror/folder_origin'
import { makeInstitution } from '#tests/support/accounts'
import { emptyLibrary, makeResource } from '#tests/support/library'
import { becomeEmpty, follow, fromFolder, publishAll } from '#tests/support/mirror/edge'
import {
  build,
  buildAndPublish,
  makeProfile,
  makeSite,
  withKeys,
} from '#tests/support/mirror/origin'
import { pullInto } from '#tests/support/mirror/pull'

const file = (content: string) => ({ name: 'a.txt', content, role: 'main' as const })
const states = async () =>
  (await EditionRow.query().orderBy('sequence')).map(({ state }) => state as string)

/** All that a new mirror would fetch of an edition, or that one which stands at a catalogue would. */
async function pull(name: string, from?: { name: string; catalogue: string }) {
  const folder = await mkdtemp(join(tmpdir(), 'tonle-pull-'))
  const to = objectStore(folder)
  const ask = (one: string) => objectStore().read(one)
  if (from) await pullInto(to, ask, from.name)
  const { requests } = await pullInto(to, ask, name, from?.catalogue)
  await rm(folder, { recursive: true })
  return requests
}

async function nextEdition(profile: Profile, n: number) {
  await makeResource({ titleEn: `No. ${n}`, files: [file(`content ${n}`)] })
  return buildAndPublish(profile)
}

test.group('Mirror | old editions of an origin', (group) => {
  group.each.timeout(60_000)
  group.each.setup(() => emptyLibrary())
  group.each.setup(async () => {
    await db.from('shared_jobs').whereIn('state', ['queued', 'running']).delete()
  })
  group.each.teardown(() => clock.release())

  test('two stay beside the one in force, and a month of them; the rest goes', async ({
    assert,
  }) => {
    await withKeys()
    const profile = await makeProfile()
    const editions = []
    for (let n = 1; n <= 5; n++) editions.push(await nextEdition(profile, n))
    await db.from('shared_jobs').delete()
    assert.equal(await collectEditions(), 0, 'nothing is a month old')
    assert.equal((await collectObjects()).objects, 0)
    clock.freeze(clock.now().plus({ days: 31 }))
    assert.equal(await collectEditions(), 2)
    assert.deepEqual(await states(), [
      ...['collected', 'collected', 'replaced', 'replaced', 'published'],
    ])
    const { objects } = await collectObjects()
    assert.isAbove(objects, 0)
    assert.isFalse(await objectStore().has(editions[0].name))
    for (const { name } of editions.slice(2)) await pull(name)
    await pull(editions[4].name, editions[3])
    assert.equal((await collectObjects()).objects, 0)
    // The next one is built from what is left, and nobody goes back to what is gone.
    await nextEdition(profile, 6)
    const [gone] = await EditionRow.query().where('state', 'collected')
    const again = { profileId: profile.id, channel: 'everyone' as const, fromId: gone.id }
    await assert.rejects(() => beginEdition(SYSTEM, again))
  })

  test('a mirror that is far behind still gets an update, not everything anew', async ({
    assert,
  }) => {
    await withKeys()
    const profile = await makeProfile()
    const first = await nextEdition(profile, 1)
    await makeSite(profile, await makeInstitution(), { catalogue: first.catalogue, sequence: 1 })
    for (let n = 2; n <= 9; n++) await nextEdition(profile, n)
    await db.from('shared_jobs').delete()
    clock.freeze(clock.now().plus({ days: 31 }))
    await collectEditions()
    await collectObjects()
    assert.isFalse(await objectStore().has(first.name), 'its edition is gone')
    assert.isTrue(await objectStore().has(first.catalogue), 'its rows stay')
    const { catalogue } = await nextEdition(profile, 10)
    const [{ name }] = await EditionRow.query().where('catalogue', catalogue)
    const bytes = (await objectStore().read(name!)).toString()
    assert.include(bytes, `"${first.catalogue}"`)
  })

  test('nothing goes while an edition is being laid out', async ({ assert }) => {
    await withKeys()
    const profile = await makeProfile()
    await nextEdition(profile, 1)
    await objectStore().put(Buffer.from('rubbish'))
    await db.from('shared_jobs').delete()
    const { jobId } = await beginEdition(SYSTEM, { profileId: profile.id, channel: 'everyone' })
    assert.equal((await collectObjects()).objects, 0)
    await db.from('shared_jobs').where('id', jobId).update({ state: 'cancelled' })
    assert.equal((await collectObjects()).objects, 1)
  })

  test('what was withdrawn stays listed, whatever else goes', async ({ assert }) => {
    await withKeys()
    const profile = await makeProfile()
    await nextEdition(profile, 1)
    for (let n = 1; n <= 4; n++) {
      await db.table('mirror_revocations').insert({
        ...{ id: newId(), table_name: 'library_resources', row_id: newId(), sequence: n },
        ...{ standing: 'revoked', created_by: SYSTEM.personId, created_at: sqlTime() },
      })
      await publishEditions()
    }
    await db.from('shared_jobs').delete()
    clock.freeze(clock.now().plus({ days: 31 }))
    assert.isAbove((await collectObjects()).objects, 0)
    await publishEditions()
    const row = await db.from('mirror_publications').orderBy('version', 'desc').firstOrFail()
    const targets = typeof row.targets === 'string' ? JSON.parse(row.targets) : row.targets
    for (const { name } of targets) assert.isTrue(await objectStore().has(name))
  })

  test('a server that is both keeps what it hands on, and what it has received', async ({
    assert,
  }) => {
    await becomeEmpty()
    const ministry = await FolderOrigin.open()
    await makeResource({ titleEn: 'From above', files: [file('from above')] })
    await publishAll(ministry)
    await becomeEmpty()
    await withKeys()
    const origin = await follow(ministry)
    await fromFolder(origin, ministry)
    // What it makes itself goes on to the schools around it, with what came from above.
    await makeResource({ titleEn: 'Of the centre', files: [file('of the centre')] })
    const profile = await makeProfile()
    const own = await build(profile)
    assert.equal(own.resources, 2)
    await publishEditions(own.id)
    await db.from('shared_jobs').delete()
    const [received] = await db.from('mirror_received')
    await makeResource({ titleEn: 'Later from above', files: [file('later')] })
    await publishAll(ministry)
    await fromFolder(origin, ministry)
    await db.from('shared_jobs').delete()
    await collectObjects()
    await pull(own.name)
    assert.isTrue(await objectStore().has(received.catalogue), 'the edition before stays')
    const current = await db.from('mirror_received').where('state', 'active').firstOrFail()
    assert.isTrue(await objectStore().has(current.catalogue))
    await ministry.close()
  })
})
