import { test } from '@japa/runner'
import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import testUtils from '@adonisjs/core/services/test_utils'
import { clock } from '#shared/clock'
import { uploads } from '#config/uploads'
import { blobPath } from '#media/blob_path'
import { forgetUploadStore } from '#media/uploads/store'
import { sweepUploads, uploadsNeedCare } from '#media/actions/sweep_uploads'
import Upload from '#media/models/upload'
import { signedIn } from '#tests/support/library'
import { tus } from '#tests/support/media'
import { startObjectStore } from '#tests/support/object_store'

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

test.group('Uploads that arrive in a bucket', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.timeout(60_000)
  let bucket: Awaited<ReturnType<typeof startObjectStore>>
  group.each.setup(async () => {
    bucket = await startObjectStore({ name: 'arriving' })
    uploads.bucket = {
      ...{ bucket: 'arriving', region: 'us-east-1', endpoint: bucket.endpoint },
      ...{ forcePathStyle: true, credentials: { accessKeyId: 'a', secretAccessKey: 'b' } },
    }
    forgetUploadStore()
    return async () => {
      uploads.bucket = undefined
      forgetUploadStore()
      await bucket.stop()
    }
  })
  group.each.teardown(() => clock.release())

  test('in pieces, interrupted, whole at the end; the bucket is empty then', async ({ assert }) => {
    const { browser } = await signedIn('teacher')
    const client = tus(browser)
    const bytes = randomBytes(7 * 1024 ** 2)
    const begun = await client.create(bytes.length, 'film.bin', { sha256: sha256(bytes) })
    assert.equal(begun.status, 201, await begun.text())
    const address = begun.headers.get('location')!
    const id = address.split('/').pop()!
    assert.equal((await client.send(address, 0, bytes.subarray(0, 100_000))).status, 204)
    assert.sameMembers([...bucket.objects.keys()], [`${id}.info`, `${id}.part`])
    assert.isTrue(await uploadsNeedCare(), 'nothing of it lies on this disk')
    const head = await client.head(address)
    assert.equal(head.headers.get('upload-offset'), '100000')
    const half = 6 * 1024 ** 2
    assert.equal((await client.send(address, 100_000, bytes.subarray(100_000, half))).status, 204)
    assert.equal((await client.head(address)).headers.get('upload-offset'), String(half))
    const last = await client.send(address, half, bytes.subarray(half))
    assert.equal(last.status, 204, await last.text())
    const upload = await Upload.findOrFail(id)
    assert.equal(upload.state, 'kept')
    assert.isTrue((await readFile(blobPath(sha256(bytes)))).equals(bytes))
    assert.deepEqual([...bucket.objects.keys()], [])
    assert.equal(bucket.uploads.size, 0)
    assert.notInclude(await readdir(uploads.folder).catch(() => []), id)
  })

  test('one that is refused, given up or over its time leaves nothing there', async ({
    assert,
  }) => {
    const { browser } = await signedIn('teacher')
    const client = tus(browser)
    const refused = (await client.create(500, 'a.pdf')).headers.get('location')!
    const program = Buffer.from('MZ'.padEnd(500, '\0'))
    assert.equal((await client.send(refused, 0, program)).status, 422)
    const given = (await client.create(500, 'b.bin')).headers.get('location')!
    await client.send(given, 0, randomBytes(50))
    assert.equal((await client.discard(given)).status, 204)
    const old = (await client.create(500, 'c.bin')).headers.get('location')!
    await client.send(old, 0, randomBytes(50))
    assert.isNotEmpty([...bucket.objects.keys()])
    clock.freeze(clock.now().plus({ days: uploads.days, minutes: 1 }))
    assert.isTrue(await uploadsNeedCare())
    await sweepUploads()
    assert.deepEqual([...bucket.objects.keys()], [])
    assert.equal(bucket.uploads.size, 0)
  })

  test('a crash after the last byte: the sweeper settles it', async ({ assert }) => {
    const { browser } = await signedIn('teacher')
    const client = tus(browser)
    const bytes = randomBytes(3000)
    const address = (await client.create(bytes.length, 'a.bin')).headers.get('location')!
    await client.send(address, 0, bytes)
    const id = address.split('/').pop()!
    // As if the process had ended before it could write what became of it.
    await Upload.query().where('id', id).update({ state: 'receiving', blobId: null })
    bucket.objects.set(id, bytes)
    bucket.objects.set(
      `${id}.info`,
      Buffer.from(JSON.stringify({ id, size: bytes.length, offset: 0 }))
    )
    await sweepUploads()
    assert.equal((await Upload.findOrFail(id)).state, 'kept')
    assert.deepEqual([...bucket.objects.keys()], [])
  })
})
