import { test } from '@japa/runner'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#shared/clock'
import { uploads } from '#config/uploads'
import { blobPath } from '#media/blob_path'
import { sweepUploads } from '#media/actions/sweep_uploads'
import Upload from '#media/models/upload'
import { arrive, tus } from '#tests/support/media'
import { signedIn } from '#tests/support/library'
import { hostileZip } from '#bench/support/hostile_zip'

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

test.group('Files that arrive in pieces', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => clock.release())

  test('an interrupted one goes on where it stopped, and is kept once', async ({ assert }) => {
    const { browser } = await signedIn('teacher')
    const client = tus(browser)
    const bytes = randomBytes(300_000)
    const begun = await client.create(bytes.length, 'មេរៀន.bin', { sha256: sha256(bytes) })
    assert.equal(begun.status, 201)
    const address = begun.headers.get('location')!
    await client.send(address, 0, bytes.subarray(0, 100_000))
    const head = await client.head(address)
    assert.equal(head.headers.get('upload-offset'), '100000')
    const wrong = await client.send(address, 5, bytes.subarray(5))
    assert.equal(wrong.status, 409)
    assert.equal((await client.send(address, 100_000, bytes.subarray(100_000))).status, 204)
    const upload = await Upload.findOrFail(address.split('/').pop()!)
    assert.equal(upload.state, 'kept')
    assert.equal(upload.fileName, 'មេរៀន.bin')
    assert.isTrue(existsSync(blobPath(sha256(bytes))))
    assert.notInclude(await readdir(uploads.folder), upload.id)
  })

  test('others neither see nor change it, and pupils send nothing', async ({ assert }) => {
    const { browser } = await signedIn('teacher')
    const other = await signedIn('teacher')
    const pupil = await signedIn('student')
    const address = (await tus(browser).create(10, 'a.txt')).headers.get('location')!
    assert.equal((await tus(other.browser).head(address)).status, 403)
    assert.equal((await tus(other.browser).send(address, 0, Buffer.from('x'))).status, 403)
    assert.equal((await tus(other.browser).discard(address)).status, 403)
    assert.equal((await tus(pupil.browser).create(10, 'a.txt')).status, 403)
    assert.equal((await tus(browser, 'no.purpose').create(10, 'a.txt')).status, 403)
    const forged = await fetch(new URL(address, process.env.APP_URL), {
      method: 'DELETE',
      headers: { 'tus-resumable': '1.0.0', 'origin': 'http://localhost:1' },
    })
    assert.equal(forged.status, 403)
  })

  test('what is too large, empty or too much is refused before its first byte', async ({
    assert,
  }) => {
    const { browser, person } = await signedIn('teacher')
    browser.cookies.set('lang', 'en')
    const client = tus(browser)
    assert.equal((await client.create(0, 'a.txt')).status, 400)
    const large = await client.create(uploads.limit + 1, 'a.mp4')
    assert.equal(large.status, 413)
    const mostOpen = uploads.mostOpen
    uploads.mostOpen = 0
    const many = await client.create(10, 'a.txt')
    uploads.mostOpen = mostOpen
    assert.equal(many.status, 429)
    assert.include(((await many.json()) as { text: string }).text, 'unfinished uploads')
    const reserve = uploads.reserve
    uploads.reserve = Number.MAX_SAFE_INTEGER
    const full = await client.create(10_000, 'a.txt')
    uploads.reserve = reserve
    assert.equal(full.status, 507)
    assert.equal(((await full.json()) as { code: string }).code, 'no_room')
    assert.lengthOf(await Upload.query().where('personId', person.id), 0)
  })

  test('bytes that are not what was promised, and hostile archives, leave nothing', async ({
    assert,
  }) => {
    const { browser } = await signedIn('teacher')
    browser.cookies.set('lang', 'en')
    const bytes = randomBytes(1000)
    const client = tus(browser)
    const begun = await client.create(bytes.length, 'a.bin', { sha256: sha256(randomBytes(4)) })
    const sent = await client.send(begun.headers.get('location')!, 0, bytes)
    assert.equal(sent.status, 422)
    assert.include(((await sent.json()) as { text: string }).text, 'did not arrive as it was sent')
    assert.isFalse(existsSync(blobPath(sha256(bytes))))

    const zip = await hostileZip({ '../evil.txt': 'x' })
    const { id, status, body } = await arrive(browser, zip, 'a.zip')
    assert.equal(status, 422)
    assert.include(JSON.parse(body).text, 'names a file outside of itself')
    const upload = await Upload.findOrFail(id)
    assert.equal(upload.state, 'refused')
    assert.equal(upload.problem!.code, 'path_outside')
    assert.isFalse(existsSync(blobPath(sha256(zip))))
    assert.notInclude(await readdir(uploads.folder), id)
    assert.isNull(await db.from('media_blobs').where('sha256', sha256(zip)).first())
  })

  test('two requests at once do not mix', async ({ assert }) => {
    const { browser } = await signedIn('teacher')
    const client = tus(browser)
    const bytes = randomBytes(400_000)
    const address = (await client.create(bytes.length, 'a.bin')).headers.get('location')!
    await Promise.allSettled([client.send(address, 0, bytes), client.send(address, 0, bytes)])
    const offset = Number((await client.head(address)).headers.get('upload-offset') ?? bytes.length)
    if (offset < bytes.length) await client.send(address, offset, bytes.subarray(offset))
    assert.isTrue(existsSync(blobPath(sha256(bytes))))
  })

  test('an expired one is cleaned away; one that a crash left whole is settled', async ({
    assert,
  }) => {
    const { browser } = await signedIn('teacher')
    const client = tus(browser)
    const address = (await client.create(20, 'a.bin')).headers.get('location')!
    await client.send(address, 0, randomBytes(5))
    const old = address.split('/').pop()!
    const whole = await arrive(browser, randomBytes(50), 'b.bin')
    await Upload.query().where('id', whole.id).update({ state: 'receiving', blobId: null })
    clock.freeze(clock.now().plus({ days: uploads.days, minutes: 1 }))
    const row = await Upload.findOrFail(whole.id)
    await row.merge({ expiresAt: clock.now().plus({ days: 1 }) }).save()
    assert.equal(await sweepUploads(), 1)
    assert.isNull(await Upload.find(old))
    assert.notInclude(await readdir(uploads.folder), old)
  })

  test('the list of one’s own shows what is on its way and removes it', async ({ assert }) => {
    const { browser } = await signedIn('teacher')
    const address = (await tus(browser).create(2000, 'ភាពយន្ត.mp4')).headers.get('location')!
    await tus(browser).send(address, 0, randomBytes(1000))
    const { html } = await browser.get('/uploads')
    assert.include(html, 'ភាពយន្ត.mp4')
    const gone = await browser.submit('DELETE', address)
    assert.equal(gone.status, 303)
    assert.notInclude((await browser.get('/uploads')).html, 'ភាពយន្ត.mp4')
  })
})
