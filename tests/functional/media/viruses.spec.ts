import { test } from '@japa/runner'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import testUtils from '@adonisjs/core/services/test_utils'
import { dataPath } from '#config/data'
import { uploads, virusCheck } from '#config/uploads'
import { blobPath } from '#media/blob_path'
import { storeBlob } from '#media/actions/store_blob'
import { sweepUploads } from '#media/actions/sweep_uploads'
import { takeUpload } from '#media/actions/take_upload'
import Upload from '#media/models/upload'
import { makeInstitution } from '#tests/support/accounts'
import { actorOf } from '#tests/support/player'
import { EICAR, startClamd } from '#tests/support/clamd_server'
import { emptyLibrary, makeSyllabus, sendForm, signedIn } from '#tests/support/library'
import { arrive, prepared } from '#tests/support/media'
import { freePort } from '#tests/support/own_server'
import { bring, manifest12, page, zipOf } from '#tests/support/packages'

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const infected = () => Buffer.from(`${randomBytes(8).toString('hex')} ${EICAR}`)

test.group('The virus check', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  let clamd: Awaited<ReturnType<typeof startClamd>>
  group.each.setup(async () => {
    clamd = await startClamd({ most: 200_000 })
    return () => clamd.stop()
  })

  test('is asked before anything is kept; what it finds is refused and leaves nothing', async ({
    assert,
  }) => {
    const { browser } = await signedIn('teacher')
    browser.cookies.set('lang', 'en')
    const bytes = infected()
    const { id, status, body } = await arrive(browser, bytes, 'lesson.txt')
    assert.equal(status, 422)
    assert.include(JSON.parse(body).text, 'A virus was found in this file (Eicar-Test-Signature)')
    assert.deepEqual(clamd.seen, [bytes.length])
    assert.equal((await Upload.findOrFail(id)).state, 'refused')
    assert.isFalse(existsSync(blobPath(sha256(bytes))))
    assert.notInclude(await readdir(uploads.folder), id)
    browser.cookies.set('lang', 'km')
    assert.include((await browser.get('/uploads')).html, 'បានរកឃើញមេរោគ')
  })

  test('does not answer: the file waits whole, and is taken when it does', async ({ assert }) => {
    const { browser, username } = await signedIn('teacher')
    const actor = await actorOf(username)
    const answering = virusCheck.address
    virusCheck.address = `127.0.0.1:${await freePort()}`
    const bytes = randomBytes(5000)
    const { id } = await arrive(browser, bytes, 'lesson.bin')
    const waiting = await takeUpload(actor, id, 'library.file')
    assert.isFalse(waiting.ok)
    assert.equal(waiting.ok ? '' : waiting.error.code, 'virus_check_waits')
    assert.isFalse(existsSync(blobPath(sha256(bytes))), 'nothing is given out unchecked')
    virusCheck.address = answering
    await sweepUploads()
    const taken = await takeUpload(actor, id, 'library.file')
    assert.isTrue(taken.ok, JSON.stringify(taken))
    assert.isTrue(existsSync(blobPath(sha256(bytes))))
    assert.isNull((await Upload.findOrFail(id)).problem)
  })

  test('a file beyond what it takes is kept', async ({ assert }) => {
    const { browser } = await signedIn('teacher')
    const bytes = randomBytes(900_000)
    const { status } = await arrive(browser, bytes, 'large.bin')
    assert.equal(status, 204)
    assert.isTrue(existsSync(blobPath(sha256(bytes))))
  })

  test('what came before there was a check is taken aside when it is prepared', async ({
    assert,
  }) => {
    const bytes = Buffer.from(`%PDF-1.4\n${infected()}`)
    const { blob, view } = await prepared(bytes, 'old.pdf')
    assert.deepEqual(
      view.problems.map(({ code }) => code),
      ['virus']
    )
    assert.isFalse(existsSync(blobPath(blob.sha256)))
    assert.isTrue(existsSync(dataPath('quarantine', blob.sha256)))
  })

  test('packages that come with the form are checked before they are unpacked', async ({
    assert,
  }) => {
    const zip = await zipOf({
      'imsmanifest.xml': manifest12([{ id: 'a' }]),
      'a.html': page(EICAR),
    })
    // The small server looks for the words as they are: what is packed stays hidden from it.
    const bytes = Buffer.concat([zip, Buffer.from(EICAR)])
    const { version } = await bring(bytes, await makeInstitution())
    assert.equal(version.state, 'refused')
    assert.deepEqual(
      version.problems.map(({ code }) => code),
      ['virus']
    )
  })
})

test.group('The virus check and forms without script', (group) => {
  group.each.setup(() => emptyLibrary())

  test('the form comes back with the reason', async ({ assert }) => {
    const clamd = await startClamd()
    try {
      await makeSyllabus()
      const { browser } = await signedIn('teacher')
      const to = { page: '/library/create', path: '/library' }
      const svg = `<svg xmlns="http://www.w3.org/2000/svg"><!-- ${EICAR} --></svg>`
      const sent = await sendForm(browser, to, {
        ...{ 'title_km': 'មេរៀន', 'languages[]': ['km'], 'audience[]': 'student' },
        ...{ licence: 'CC-BY-SA-4.0', file: new File([svg], 'a.svg') },
      })
      assert.equal(sent.status, 422)
      assert.include(sent.html, 'បានរកឃើញមេរោគ')
    } finally {
      await clamd.stop()
    }
  })
})

test('without a check files are kept as they come', async ({ assert }) => {
  assert.isUndefined(virusCheck.address)
  const blob = await storeBlob(infected(), 'a.txt')
  assert.isTrue(existsSync(blobPath(blob.sha256)))
})
