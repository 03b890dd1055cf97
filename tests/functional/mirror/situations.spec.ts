import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import encryption from '@adonisjs/core/services/encryption'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DateTime } from 'luxon'
import { SYSTEM } from '#shared/actor'
import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { sqlTime } from '#shared/database/times'
import { giveLease, takeLease } from '#shared/background/lease'
import { blobFile } from '#media/queries/blob_file'
import { incomingPath } from '#runtime/incoming_path'
import { newUploadId } from '#runtime/add_version'
import { importPackage } from '#runtime/actions/import_package'
import { replacePackage } from '#runtime/actions/replace_package'
import Package from '#runtime/models/package'
import { newKey } from '#mirror/trust/keys'
import { contactOrigin } from '#mirror/edge/contact'
import { objectStore } from '#mirror/store/objects'
import { isPollDue } from '#mirror/sticks/watch_sticks'
import { standingOf } from '#mirror/queries/standing'
import { keepReserve } from '#mirror/edge/room'
import { FolderOrigin } from '#tests/support/mirror/folder_origin'
import { SmallOrigin } from '#tests/support/mirror/small_origin'
import { makeAccount, makeInstitution } from '#tests/support/accounts'
import { manifest12, page, zipOf } from '#tests/support/packages'
import { makePackageResource } from '#tests/support/resource_packages'
import { launchFor } from '#tests/support/runtime'
import { emptyLibrary, makeResource } from '#tests/support/library'
import { becomeEmpty, follow, fromFolder, publishAll } from '#tests/support/mirror/edge'
import { receivedRows, resourceStates } from '#tests/support/mirror/edge'
import { noise } from '../../unit/mirror/corpus.js'
import Origin from '#mirror/models/origin'
import Received from '#mirror/models/received'

const film = (seed: string) => ({
  ...{ name: `${seed}.bin`, content: noise(seed, 5 * 1024 ** 2), role: 'main' as const },
})
const text = (content: string) => ({ name: `${content}.txt`, content, role: 'main' as const })

/** The rows of MIRROR 4.6 and 6.3 that stand in no other file of these tests; docs/develop/mirror_situations.md lists all. */
test.group('Mirror | situations', (group) => {
  let centre: FolderOrigin
  const folders: string[] = []
  group.each.timeout(120_000)
  group.each.setup(() => emptyLibrary())
  group.each.setup(async () => {
    await becomeEmpty()
    centre = await FolderOrigin.open()
    return async () => {
      clock.release()
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

  const wired = (url: string) => ({
    ...{ url, siteId: newId(), secretKey: encryption.encrypt(newKey().privatePem) },
  })

  test('wire and stick in turn: what one brought the other need not', async ({ assert }) => {
    const one = await makeResource({ files: [film('x')] })
    const two = await makeResource({ files: [film('y')] })
    const { blobs } = await publishAll(centre)
    const stick = await copied()
    const [first, second] = blobs.filter(({ size }) => size > 1024 ** 2)
    await rm(objectStore(stick).path(first.sha256))
    await becomeEmpty()
    const wire = await SmallOrigin.open(centre)
    const origin = await follow(centre, wired(wire.url))
    // The line goes down in the middle; a stick comes, then the line again.
    wire.cut = { after: 1_000_000, times: 50 }
    assert.equal((await contactOrigin(origin.id, { pause: 1 })).outcome, 'partial')
    const half = await fromFolder(origin, stick)
    assert.equal(half.outcome, 'partial')
    wire.cut = { after: 0, times: 0 }
    wire.asked = []
    const rest = await contactOrigin(origin.id, { pause: 1 })
    assert.equal(rest.outcome, 'done')
    assert.isFalse(wire.asked.some((line) => line.includes(second.sha256)))
    assert.sameMembers(Object.keys(await resourceStates()), [one.id, two.id])
    assert.equal((await fromFolder(origin, stick)).outcome, 'nothing_new')
    wire.close()
  })

  test('an old stick after a newer edition is refused and changes nothing', async ({ assert }) => {
    await makeResource({ files: [film('x')] })
    await publishAll(centre)
    const stick = await copied()
    await becomeEmpty()
    const origin = await follow(centre)
    const three = await makeResource({ files: [text('three')] })
    const published = await publishAll(centre, [three.id])
    await fromFolder(origin, centre)
    assert.exists(published)
    const late = await fromFolder(origin, stick)
    assert.deepEqual([late.outcome, late.note], ['refused', 'rolled_back'])
    assert.deepEqual(Object.keys(await resourceStates()), [three.id])
  })

  test('a clock {years}: nothing is refused, nothing gets stuck')
    .with([{ years: 1970 }, { years: 2099 }])
    .run(async ({ assert }, { years }) => {
      await makeResource({ files: [text('water')] })
      await publishAll(centre, undefined, { staleAfter: '2027-06-01T00:00:00Z' })
      await becomeEmpty()
      const wire = await SmallOrigin.open(centre)
      const origin = await follow(centre, wired(wire.url))
      clock.freeze(DateTime.fromISO(`${years}-01-02T00:00:00Z`))
      await takeLease('mirror.receive', 120)
      assert.equal((await contactOrigin(origin.id, { pause: 1 })).outcome, 'done')
      const row = await Origin.findOrFail(origin.id)
      const current = (await Received.findOrFail(row.currentId)).serialize() as never
      const facts = { note: null, clockFloor: row.clockFloor }
      const edition = { ...(current as object), staleAfter: DateTime.fromISO('2027-06-01') }
      const standing = standingOf(facts, { ...edition, missingObjects: 0 } as never, undefined)
      assert.equal(standing, years === 1970 ? 'fresh' : 'stale')
      // The clock is set right: the next question comes, and whoever held something lets go.
      clock.freeze(DateTime.fromISO('2026-11-24T00:00:00Z'))
      assert.equal(await isPollDue(sqlTime(clock.now())), true)
      if (years === 2099) await db.from('shared_leases').update({ holder: newId() })
      assert.isTrue(await takeLease('mirror.receive', 120))
      await giveLease('mirror.receive')
      wire.close()
    })

  test('another profile: its numbers begin anew, what both have is not brought again', async ({
    assert,
  }) => {
    const one = await makeResource({ files: [film('x')] })
    await publishAll(centre)
    for (let n = 0; n < 3; n++) await centre.publish({ ...(await publishAll(centre)) })
    await becomeEmpty()
    const origin = await follow(centre)
    await fromFolder(origin, centre)
    const other = await FolderOrigin.open()
    folders.push(other.folder)
    // The same keys sign for both profiles; the numbers of the other are lower.
    const last = centre.published.at(-1)!
    const sequence = 1
    Object.assign(other, { profile: 'lite' })
    await other.publish({ content: last.content, objects: [], made: [], blobs: [] })
    await cp(join(other.folder, 'objects'), join(centre.folder, 'objects'), { recursive: true })
    await centre.sign({
      ...{ path: 'editions/everyone/lite.json', name: other.published[0].name },
      size: (await objectStore(other.folder).read(other.published[0].name)).length,
      custom: { sequence, issuedAt: '2026-11-24T00:00:00Z' },
    })
    await Origin.query().where('id', origin.id).update({ profile: 'lite', sequence: 0 })
    const changed = await fromFolder(await Origin.findOrFail(origin.id), centre)
    assert.equal(changed.outcome, 'done', changed.note ?? '')
    assert.isBelow(changed.bytes, 1024 ** 2)
    assert.deepEqual(await resourceStates(), { [one.id]: 'published' })
  })

  test('a database that was restored: the next contact brings it forward, almost without bytes', async ({
    assert,
  }) => {
    const one = await makeResource({ files: [film('x')] })
    await publishAll(centre)
    const two = await makeResource({ files: [film('y')] })
    await publishAll(centre)
    await becomeEmpty()
    const origin = await follow(centre)
    await fromFolder(origin, centre)
    // As before the first contact; the files of the disk stand.
    for (const noun of ['received', 'visits']) await db.from(`mirror_${noun}`).delete()
    await Origin.query()
      .where('id', origin.id)
      .update({
        ...{ current_id: null, previous_id: null, sequence: 0, revocations: 0 },
        ...{ seen_root: 0, seen_timestamp: 0, seen_targets: 0, revocations_name: null, counter: 0 },
      })
    await db.from('library_resources').update({ state: 'draft' })
    const again = await fromFolder(await Origin.findOrFail(origin.id), centre)
    assert.equal(again.outcome, 'done')
    assert.isBelow(again.bytes, 100_000)
    const states = await resourceStates()
    assert.deepEqual(states, { [one.id]: 'published', [two.id]: 'published' })
  })

  test('a full disk: held, learners save with what was kept for them', async ({ assert }) => {
    await makeResource({ files: [film('x')] })
    await publishAll(centre)
    await becomeEmpty()
    const origin = await follow(centre)
    await keepReserve(async () => 2 ** 40, 1024 ** 2)
    const full = await fromFolder(origin, centre, { free: async () => 1000 })
    assert.deepEqual([full.outcome, full.note], ['held', 'disk_full'])
    assert.equal(await keepReserve(async () => 1000, 1024 ** 2), 'released')
    assert.isNull((await Origin.findOrFail(origin.id)).currentId)
    const [row] = await receivedRows()
    assert.deepEqual(row, { sequence: 1, state: 'held', note: 'disk_full' })
  })

  test('a learner in a package plays on when a new edition takes its place', async ({ assert }) => {
    const zip = (words: string) =>
      zipOf({ 'imsmanifest.xml': manifest12([{ id: 'a' }]), 'a.html': page(words) })
    const made = await makePackageResource(await makeInstitution(), await zip('"first"'))
    const [{ package_id: packageId }] = await db.from('library_packages').select('package_id')
    await publishAll(centre)
    const stick = await copied()
    const versionId = newUploadId()
    const bytes = await zip('"second"')
    await mkdir(incomingPath(), { recursive: true })
    await writeFile(incomingPath(versionId), bytes)
    const upload = { id: versionId, fileName: 'new.zip', size: bytes.length }
    await replacePackage(SYSTEM, await Package.findOrFail(packageId), upload)
    await importPackage(versionId)
    await publishAll(centre)
    await becomeEmpty()
    const origin = await follow(centre)
    assert.equal((await fromFolder(origin, stick)).outcome, 'done')
    const learner = await makeAccount()
    const { attempt } = await launchFor(await Package.findOrFail(packageId), learner.person.id)
    const read = async (id: string) => {
      const file = await db
        .from('runtime_package_files as f')
        .join('media_blobs as b', 'b.id', 'f.blob_id')
        .where({ 'f.version_id': id, 'f.path': 'a.html' })
        .select('b.sha256')
        .firstOrFail()
      return readFile(blobFile(file.sha256), 'utf8')
    }
    assert.include(await read(attempt.versionId), 'first')
    assert.equal((await fromFolder(origin, centre)).outcome, 'done')
    const again = await launchFor(await Package.findOrFail(packageId), learner.person.id)
    assert.equal(again.attempt.versionId, attempt.versionId)
    assert.include(await read(attempt.versionId), 'first', 'whoever is in it stays in it')
    const other = await makeAccount()
    const fresh = await launchFor(await Package.findOrFail(packageId), other.person.id)
    assert.include(await read(fresh.attempt.versionId), 'second')
    assert.equal((await resourceStates())[made.id], 'published')
  })
})
