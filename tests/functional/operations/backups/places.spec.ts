import { test } from '@japa/runner'
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { startObjectStore } from '#tests/support/object_store'
import { findStick } from '#operations/backups/places/find_stick'
import { FolderPlace } from '#operations/backups/places/folder_place'
import { S3Place } from '#operations/backups/places/s3_place'
import { readAll } from '#operations/backups/places/streams'
import { PlaceError, type Place } from '#operations/backups/places/place'

const keysOf = async (place: Place, prefix: string) => {
  const found: string[] = []
  for await (const { key, bytes } of place.list(prefix)) found.push(`${key} ${bytes}`)
  return found.sort()
}

const codeOf = (work: () => Promise<unknown>) =>
  work().then(
    () => 'nothing',
    (error) => (error instanceof PlaceError ? error.code : error)
  )

test.group('Places of backups', (group) => {
  let folder: string
  let store: Awaited<ReturnType<typeof startObjectStore>>

  group.each.setup(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tonle-places-'))
    store = await startObjectStore({ pageSize: 3 })
    return async () => {
      await store.stop()
      await rm(folder, { recursive: true, force: true })
    }
  })

  const bucket = (more = {}) =>
    new S3Place({
      bucket: 'copies',
      prefix: 'school',
      endpoint: store.endpoint,
      key: 'k',
      secret: 's',
      ...more,
    })

  test('{$self} keeps, lists, gives back and forgets')
    .with(['folder', 's3'])
    .run(async ({ assert }, kind) => {
      const place: Place = kind === 's3' ? bucket() : new FolderPlace(join(folder, 'copies'))
      await place.ready()
      const large = randomBytes(33 * 1024 * 1024)
      await writeFile(join(folder, 'large'), large)
      await place.put('blobs/ab/large', join(folder, 'large'))
      for (let n = 0; n < 7; n++) await place.put(`snapshots/one/${n}`, Buffer.from(`text ${n}`))
      await place.put('snapshots/one/0', Buffer.from('another'))
      assert.isTrue((await readAll(await place.get('blobs/ab/large'))).equals(large))
      assert.equal((await readAll(await place.get('snapshots/one/0'))).toString(), 'another')
      assert.lengthOf(await keysOf(place, 'snapshots'), 7)
      assert.deepEqual(await keysOf(place, 'blobs'), [`blobs/ab/large ${large.length}`])
      await place.remove('snapshots/one/0')
      assert.lengthOf(await keysOf(place, 'snapshots'), 6)
      assert.equal(await codeOf(() => place.get('snapshots/one/0')), 'not_found')
    })

  test('a bucket takes large files in parts, and takes back what failed', async ({ assert }) => {
    await writeFile(join(folder, 'large'), randomBytes(40 * 1024 * 1024))
    await bucket().put('large', join(folder, 'large'))
    assert.lengthOf(
      store.log.filter((line) => /partNumber=\d/.test(line)),
      3
    )
    store.failing.push({ method: 'PUT', status: 400, times: 1 })
    await bucket()
      .put('again', join(folder, 'large'))
      .catch(() => {})
    assert.isFalse(store.objects.has('school/again'))
    assert.equal(store.uploads.size, 0)
  })

  test('a bucket that stumbles is asked again, one that is not there says so', async ({
    assert,
  }) => {
    store.failing.push({ method: 'PUT', status: 500, times: 1 })
    await bucket().put('a', Buffer.from('a'))
    assert.isTrue(store.objects.has('school/a'))
    assert.equal(await codeOf(() => bucket({ bucket: 'other' }).ready()), 'folder_missing')
    await store.stop()
    assert.equal(await codeOf(() => bucket().ready()), 'no_answer')
    store = await startObjectStore()
  })

  test('a folder leaves nothing half written behind', async ({ assert }) => {
    const place = new FolderPlace(join(folder, 'copies'))
    await place.ready()
    await place.put('blobs/ab/x', join(folder, 'nothing there')).catch(() => {})
    assert.deepEqual(await readdir(join(folder, 'copies', 'incoming')), [])
    assert.deepEqual(await keysOf(place, 'blobs'), [])
    const gone = new FolderPlace('/nowhere/at/all/copies')
    assert.equal(await codeOf(() => gone.ready()), 'folder_missing')
  })

  test('a stick is found by its label, and by the name of its folder', async ({ assert }) => {
    const labels = join(folder, 'by-label')
    await mkdir(labels)
    await symlink('../sdb1', join(labels, 'SCHOOL\\x20COPY'))
    const table = join(folder, 'mounts')
    await writeFile(
      table,
      `/dev/sda1 / ext4 rw 0 0\n${join(folder, 'sdb1')} /media/box/0A\\040B vfat rw 0 0\n`
    )
    assert.equal(await findStick('SCHOOL COPY', { table, labels }), '/media/box/0A B')
    assert.equal(await findStick('0A B', { table, labels }), '/media/box/0A B')
    assert.isUndefined(await findStick('OTHER', { table, labels }))
    assert.isUndefined(await findStick('SCHOOL COPY', { table: '/nowhere', labels }))
  })
})
