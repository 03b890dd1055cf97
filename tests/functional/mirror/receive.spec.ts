import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { blobFile } from '#media/queries/blob_file'
import { objectStore } from '#mirror/store/objects'
import { scrub } from '#mirror/edge/scrub'
import { keepReserve, releaseReserve } from '#mirror/edge/room'
import Origin from '#mirror/models/origin'
import { FolderOrigin } from '#tests/support/mirror/folder_origin'
import { emptyLibrary, makeResource, makeSyllabus } from '#tests/support/library'
import { becomeEmpty, follow, fromFolder, publishAll } from '#tests/support/mirror/edge'
import { receivedRows, resourceStates } from '#tests/support/mirror/edge'
import { noise } from '../../unit/mirror/corpus.js'

const LARGE = noise('film', 5 * 1024 * 1024)
const film = { name: 'film.bin', content: LARGE, role: 'main' as const }
const text = (content: string) => ({ name: `${content}.txt`, content, role: 'main' as const })

test.group('Mirror | an edition arrives', (group) => {
  let centre: FolderOrigin
  group.each.timeout(60_000)
  group.each.setup(() => emptyLibrary())
  group.each.setup(async () => {
    await becomeEmpty()
    centre = await FolderOrigin.open()
    return () => centre.close()
  })

  const current = async (id: string) => (await Origin.findOrFail(id)).currentId
  const blobs = () => db.from('media_blobs').select('sha256')

  test('from nothing: rows, files and the search; the same again writes nothing', async ({
    assert,
  }) => {
    await makeSyllabus()
    const one = await makeResource({ files: [text('water')], alignment: ['PHY-11-02-03'] })
    const two = await makeResource({ files: [film] })
    await publishAll(centre)
    await becomeEmpty()
    const origin = await follow(centre)
    const first = await fromFolder(origin, centre)
    assert.equal(first.outcome, 'done', first.note ?? '')
    assert.deepEqual(await resourceStates(), { [one.id]: 'published', [two.id]: 'published' })
    assert.deepEqual(await receivedRows(), [{ sequence: 1, state: 'active', note: null }])
    for (const { sha256 } of await blobs()) await readFile(blobFile(sha256))
    const again = await fromFolder(origin, centre)
    assert.deepEqual(
      [again.outcome, again.objects, again.bytes, again.withdrawn],
      ['nothing_new', 0, 0, 0]
    )
  })

  test('an update from the first to the second asks for little', async ({ assert }) => {
    await makeResource({ files: [film] })
    const folder = await mkdtemp(join(tmpdir(), 'tonle-stick-'))
    await publishAll(centre)
    await cp(centre.folder, folder, { recursive: true })
    const two = await makeResource({ files: [text('fire')] })
    await publishAll(centre)
    await becomeEmpty()
    const origin = await follow(centre)
    assert.equal((await fromFolder(origin, folder)).outcome, 'done')
    const update = await fromFolder(origin, centre)
    assert.equal(update.outcome, 'done')
    assert.isBelow(update.bytes, 20_000)
    assert.property(await resourceStates(), two.id)
    assert.deepEqual(await receivedRows(), [
      { sequence: 1, state: 'superseded', note: null },
      { sequence: 2, state: 'active', note: null },
    ])
    // An old stick later: nothing changes.
    const late = await fromFolder(origin, folder)
    assert.equal(late.outcome, 'refused')
    assert.equal(late.note, 'rolled_back')
    assert.deepEqual((await receivedRows()).at(-1)!.state, 'active')
    await rm(folder, { recursive: true })
  })

  test('a stick that lacks a part leaves a partial edition, which another completes', async ({
    assert,
  }) => {
    const before = await makeResource({ files: [text('earth')] })
    await publishAll(centre)
    await makeResource({ files: [film, text('air')] })
    const { blobs: all } = await publishAll(centre)
    const large = all.find(({ size }) => size > 1024 ** 2)!
    const folder = await mkdtemp(join(tmpdir(), 'tonle-stick-'))
    await cp(centre.folder, folder, { recursive: true })
    await rm(objectStore(folder).path(large.sha256))
    await becomeEmpty()
    const origin = await follow(centre)
    const half = await fromFolder(origin, folder)
    assert.equal(half.outcome, 'partial')
    assert.isNull(await current(origin.id))
    assert.notProperty(await resourceStates(), before.id)
    const [row] = await receivedRows()
    assert.deepEqual(row, { sequence: 2, state: 'partial', note: 'missing' })
    const rest = await fromFolder(origin, centre)
    assert.equal(rest.outcome, 'done')
    assert.isBelow(rest.objects, 3)
    await rm(folder, { recursive: true })
  })

  test('wrong bytes are counted and passed over; what is right of a film is kept', async ({
    assert,
  }) => {
    await makeResource({ files: [film] })
    const { blobs: all } = await publishAll(centre)
    const large = all.find(({ size }) => size > 1024 ** 2)!
    const folder = await mkdtemp(join(tmpdir(), 'tonle-stick-'))
    await cp(centre.folder, folder, { recursive: true })
    const spoiled = Buffer.from(LARGE)
    spoiled[3 * 1024 * 1024 + 5] ^= 1
    await writeFile(objectStore(folder).path(large.sha256), spoiled)
    await becomeEmpty()
    const origin = await follow(centre)
    const bad = await fromFolder(origin, folder)
    assert.deepEqual([bad.outcome, bad.bad], ['partial', 1])
    const rest = await fromFolder(origin, centre)
    assert.equal(rest.outcome, 'done')
    assert.isBelow(rest.bytes, 2.1 * 1024 * 1024)
    await rm(folder, { recursive: true })
  })

  test('without room it is held before anything large comes, and goes on when there is', async ({
    assert,
  }) => {
    await makeResource({ files: [film] })
    await publishAll(centre)
    await becomeEmpty()
    const origin = await follow(centre)
    const full = await fromFolder(origin, centre, { free: async () => 400 * 1024 ** 2 })
    assert.deepEqual([full.outcome, full.note], ['held', 'disk_full'])
    assert.isBelow(full.bytes, 1024 ** 2)
    assert.equal((await fromFolder(origin, centre)).outcome, 'done')
  })

  test('an edition for a newer Tonle waits for it', async ({ assert }) => {
    await makeResource({})
    await publishAll(centre, undefined, { minAppVersion: '99.0.0' })
    await becomeEmpty()
    const origin = await follow(centre)
    const held = await fromFolder(origin, centre)
    assert.deepEqual([held.outcome, held.note], ['held', 'app_too_old'])
    assert.isNull(await current(origin.id))
  })

  test('a stick of another origin is refused', async ({ assert }) => {
    await makeResource({})
    await publishAll(centre)
    await becomeEmpty()
    const origin = await follow(centre, { root: JSON.stringify({ signed: {}, signatures: [] }) })
    const refused = await fromFolder(origin, centre)
    assert.deepEqual([refused.outcome, refused.note], ['refused', 'refused'])
    assert.deepEqual(await receivedRows(), [])
  })

  test('a scrub finds what the disk has spoiled, the next contact mends it', async ({ assert }) => {
    await makeResource({ files: [film, text('salt')] })
    const { blobs: all } = await publishAll(centre)
    await becomeEmpty()
    const origin = await follow(centre)
    await fromFolder(origin, centre)
    assert.equal((await scrub(origin.id)).bad, 0)
    const large = all.find(({ size }) => size > 1024 ** 2)!
    const spoiled = Buffer.from(LARGE)
    spoiled[17] ^= 1
    await writeFile(blobFile(large.sha256), spoiled)
    assert.equal((await scrub(origin.id)).bad, 1)
    assert.equal((await receivedRows())[0].note, 'spoiled')
    const mended = await fromFolder(origin, centre)
    assert.deepEqual([mended.outcome, mended.note], ['done', 'mended'])
    assert.isTrue(LARGE.equals(await readFile(blobFile(large.sha256))))
    assert.equal((await scrub(origin.id)).bad, 0)
  })

  test('room is kept for learners, given up when the disk is full and taken back', async ({
    assert,
  }) => {
    const size = 2 * 1024 ** 2
    const free = (mib: number) => async () => mib * 1024 ** 2
    assert.equal(await keepReserve(free(100), size), 'taken')
    assert.isUndefined(await keepReserve(free(100), size))
    assert.equal(await keepReserve(free(0), size), 'released')
    assert.isUndefined(await keepReserve(free(3), size), 'too little to take it back')
    assert.equal(await keepReserve(free(100), size), 'taken')
    assert.equal(await releaseReserve(), 'released')
  })
})
