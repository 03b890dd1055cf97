import { test } from '@japa/runner'
import { Readable } from 'node:stream'
import { existsSync, readFileSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import testUtils from '@adonisjs/core/services/test_utils'
import Blob from '#media/models/blob'
import { storeBlob } from '#media/actions/store_blob'
import { blobPath, incomingPath } from '#media/blob_path'
import { newId } from '#shared/ids'

test.group('Storing a blob', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('keeps the bytes under their SHA-256, whatever they come from', async ({ assert, fs }) => {
    const content = `អក្សរ ${newId()}`
    await fs.create('a.txt', content)
    const blob = await storeBlob(`${fs.basePath}/a.txt`, 'a.txt')
    assert.equal(readFileSync(blobPath(blob.sha256), 'utf8'), content)
    assert.equal(Number(blob.size), Buffer.byteLength(content))
    assert.equal(blob.mediaType, 'text/plain')
    const again = await storeBlob(Readable.from([content.slice(0, 3), content.slice(3)]), 'b.csv')
    assert.equal(again.id, blob.id)
    assert.deepEqual(await readdir(incomingPath()), [])
  })

  test('two at once make one row', async ({ assert }) => {
    const content = Buffer.from(newId())
    const blobs = await Promise.all([1, 2, 3].map(() => storeBlob(content)))
    assert.equal(new Set(blobs.map(({ id }) => id)).size, 1)
  })

  test('a stream that breaks leaves nothing', async ({ assert }) => {
    const broken = Readable.from(
      (async function* () {
        yield 'half'
        throw new Error('the line broke')
      })()
    )
    const before = await Blob.query().count('* as total')
    await assert.rejects(() => storeBlob(broken), 'the line broke')
    const after = await Blob.query().count('* as total')
    assert.equal(after[0].$extras.total, before[0].$extras.total)
    assert.deepEqual(await readdir(incomingPath()), [])
  })

  test('a file without a row is taken over, a row without a file gets it back', async ({
    assert,
  }) => {
    const content = Buffer.from(newId())
    const blob = await storeBlob(content)
    await rm(blobPath(blob.sha256))
    const mended = await storeBlob(content)
    assert.equal(mended.id, blob.id)
    assert.isTrue(existsSync(blobPath(blob.sha256)))
    await blob.delete()
    const taken = await storeBlob(content)
    assert.notEqual(taken.id, blob.id)
    assert.equal(taken.sha256, blob.sha256)
  })
})
