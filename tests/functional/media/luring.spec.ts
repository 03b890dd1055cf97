import { test } from '@japa/runner'
import { createServer } from 'node:http'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { blobPath } from '#media/blob_path'
import { safeHeaders } from '#media/safe_headers'
import { fileTexts } from '#media/queries/file_texts'
import { probe } from '#media/ffmpeg/probe'
import { hostilePdf, luringFilms } from '#tests/support/hostile_films'
import { hasFfmpeg, madeByFfmpeg, prepared, WITHOUT_FFMPEG } from '#tests/support/media'

const SECRET = 'root:x:0:0:the-secret-of-this-server'

/** The bytes of everything that was made of a file. */
async function made(sourceId: string) {
  const rows = await db
    .from('media_derivatives as d')
    .join('media_blobs as b', 'b.id', 'd.blob_id')
    .where('d.source_id', sourceId)
    .select('b.sha256')
  const all = await Promise.all(rows.map(({ sha256 }) => readFile(blobPath(sha256))))
  return Buffer.concat(all).toString('latin1')
}

test.group('Files that lead elsewhere', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.timeout(120_000)

  test('films open no other file and no line, whatever they are called', async ({ assert }) => {
    const asked: string[] = []
    const server = createServer((request, response) => {
      asked.push(request.url!)
      response.end()
    })
    server.on('connection', () => asked.push('a connection'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const folder = await mkdtemp(join(tmpdir(), 'secret-'))
    try {
      const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
      const secret = join(folder, 'passwd')
      await writeFile(secret, SECRET)
      const films = luringFilms(address, secret)
      for (const [name, bytes] of Object.entries(films)) {
        const { blob, view } = await prepared(bytes, name)
        if (view) assert.equal(view.state, 'failed', name)
        assert.notInclude(await made(blob.id), SECRET, name)
        assert.notInclude((await fileTexts([blob.id])).get(blob.id) ?? '', SECRET, name)
      }
      assert.deepEqual(asked, [])
      // The small server does see those who come.
      await fetch(address)
      assert.include(asked, 'a connection')
    } finally {
      server.closeAllConnections()
      server.close()
      await rm(folder, { recursive: true })
    }
  }).skip(!hasFfmpeg, WITHOUT_FFMPEG)

  test('a list is not read even where it is handed to ffprobe as one', async ({ assert }) => {
    const { signal } = new AbortController()
    await assert.rejects(() => probe('/etc/passwd', 'application/vnd.apple.mpegurl', signal))
    await assert.rejects(() => probe('http://127.0.0.1:9/a.mp4', 'video/mp4', signal))
  }).skip(!hasFfmpeg, WITHOUT_FFMPEG)

  test('a film of more points than a screen has is kept and not converted', async ({ assert }) => {
    const source = ['-f', 'lavfi', '-i', 'color=size=8208x8208:rate=1:duration=1']
    const args = [...source, '-frames:v', '1', '-c:v', 'mjpeg', '-q:v', '31']
    const { view, names } = await prepared(await madeByFfmpeg('wide.mkv', args), 'wide.mkv')
    assert.equal(view.state, 'failed')
    assert.include(
      view.problems.map(({ code }) => code),
      'picture_large'
    )
    assert.deepEqual(names, [])
  }).skip(!hasFfmpeg, WITHOUT_FFMPEG)

  test('a PDF runs nothing, and one bad page does not take the others along', async ({
    assert,
  }) => {
    const bytes = hostilePdf('mark')
    const { blob, view, names } = await prepared(bytes, 'evil.pdf')
    assert.equal(view.facts.pages, 2)
    assert.include(names, 'page-1.webp', JSON.stringify(view.problems))
    assert.include((await fileTexts([blob.id])).get(blob.id), 'Readable words')
    const policy = safeHeaders('application/pdf', { name: 'evil.pdf' })['content-security-policy']
    assert.include(policy, "default-src 'none'")
    assert.notInclude(policy, 'script-src')
  })
})
