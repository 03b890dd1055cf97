import { test } from '@japa/runner'
import { rename } from 'node:fs/promises'
import db from '@adonisjs/lucid/services/db'
import { blobPath } from '#media/blob_path'
import { emptyLibrary, makeResource } from '#tests/support/library'
import { photograph } from '#tests/support/media_files'
import { shown } from '#tests/support/tour/media'
import { unzip } from '#tests/support/unzip'

const get = (path: string) => fetch(new URL(path, process.env.APP_URL))

async function unzipped(path: string) {
  const answer = await get(path)
  return unzip(Buffer.from(await answer.arrayBuffer()))
}

test.group('A resource in one file', (group) => {
  group.each.setup(() => emptyLibrary())

  test('holds its photographs without what the camera wrote, as its pages do', async ({
    assert,
  }) => {
    const path = await shown('image', 'photo.jpg', await photograph())
    const files = await unzipped(`${path}/bundle`)
    assert.includeMembers([...files.keys()], ['ATTRIBUTION.txt', 'files/photo.jpg'])
    const photo = files.get('files/photo.jpg')!
    assert.isAbove(photo.length, 500)
    assert.notInclude(photo.toString('latin1'), 'Secret Camera')
    assert.include(files.get('ATTRIBUTION.txt')!.toString(), path)
    const alone = await get(`${path}/files/photo.jpg`)
    assert.isTrue(photo.equals(Buffer.from(await alone.arrayBuffer())))
  })

  test('is not begun where a file of it was taken aside', async ({ assert }) => {
    const files = [{ name: 'a.txt', content: 'bundled text', role: 'main' as const }]
    const { code, id } = await makeResource({ kind: 'file', files })
    assert.equal(
      (await unzipped(`/library/${code}/bundle`)).get('files/a.txt')!.toString(),
      'bundled text'
    )
    const { sha256 } = await db
      .from('library_files as f')
      .join('media_blobs as b', 'b.id', 'f.blob_id')
      .where('f.resource_id', id)
      .select('b.sha256')
      .firstOrFail()
    const at = blobPath(sha256)
    await rename(at, `${at}.aside`)
    try {
      assert.equal((await get(`/library/${code}/bundle`)).status, 404)
      assert.equal((await get(`/library/${code}/files/a.txt`)).status, 404)
    } finally {
      await rename(`${at}.aside`, at)
    }
  })
})
