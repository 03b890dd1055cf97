import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { rm } from 'node:fs/promises'
import { newId } from '#shared/ids'
import { forget } from '#shared/remembered'
import { sqlTime } from '#shared/database/times'
import { blobFile } from '#media/queries/blob_file'
import { storeBlob } from '#media/actions/store_blob'
import { BrowserSession } from '#tests/support/browser_session'
import { emptyLibrary, htmlOf, makeResource } from '#tests/support/library'
import { unzip } from '#tests/support/unzip'

/** A film as a mirror has it: the row of its original, and perhaps a stream of it. */
async function filmWithoutOriginal(stream: string | null) {
  const content = `original ${newId()}`
  const film = await makeResource({
    ...{ kind: 'video', licence: 'CC-BY-4.0' },
    files: [{ name: 'film.mov', content, role: 'main' }],
  })
  const { blob_id: blobId } = await db.from('library_files').where('resource_id', film.id).first()
  const row = await db.from('media_blobs').where('id', blobId).firstOrFail()
  await db.from('media_blobs').where('id', blobId).update({ is_elsewhere: true })
  await rm(blobFile(row.sha256))
  await db.table('media_preparations').insert({
    ...{ id: newId(), blob_id: blobId, kind: 'video', state: 'done', problems: '[]' },
    ...{ facts: '{"seconds":4}', created_at: sqlTime() },
  })
  if (stream) {
    const made = await storeBlob(Buffer.from(stream), '240.mp4')
    await db.table('media_derivatives').insert({
      ...{ id: newId(), source_id: blobId, blob_id: made.id, name: '240.mp4', role: 'stream' },
      ...{ position: 0, width: 426, height: 240 },
    })
  }
  forget()
  return { path: `/library/${film.code}` }
}

test.group('Library | files whose bytes stay at the centre', (group) => {
  group.each.setup(() => emptyLibrary())

  test('the original is not offered; what is here in its place is', async ({ assert }) => {
    const { path } = await filmWithoutOriginal('a small stream')
    const visitor = new BrowserSession()
    const html = await htmlOf(visitor.get(path))
    assert.notInclude(html, 'film.mov?')
    const links = [...html.matchAll(/(?:href|src)="([^"]*240\.mp4[^"]*)"/g)].map(([, one]) => one)
    assert.isNotEmpty(links)
    for (const one of links) {
      const { status } = await visitor.get(one.replaceAll('&amp;', '&'))
      assert.equal(status, 200, one)
    }
    // An address of the original that somebody kept gives what is here.
    const kept = await visitor.get(`${path}/files/film.mov`)
    assert.deepEqual([kept.status, kept.html], [200, 'a small stream'])
    const bundle = await fetch(new URL(`${path}/bundle`, process.env.APP_URL))
    const files = await unzip(Buffer.from(await bundle.arrayBuffer()))
    assert.equal(files.get('files/film.mp4')?.toString(), 'a small stream')
  })

  test('where nothing of it is here the page says so', async ({ assert }) => {
    const { path } = await filmWithoutOriginal(null)
    const visitor = new BrowserSession()
    const html = await htmlOf(visitor.get(path))
    assert.include(html, 'ឯកសារនេះនៅមជ្ឈមណ្ឌល')
    assert.notInclude(html, 'film.mov?')
    const bundle = await fetch(new URL(`${path}/bundle`, process.env.APP_URL))
    assert.equal(bundle.status, 200)
    const files = await unzip(Buffer.from(await bundle.arrayBuffer()))
    assert.notInclude([...files.keys()].join(), 'film')
  })
})
