import { test } from '@japa/runner'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { dataPath } from '#config/data'
import { problemText } from '#media/problem_text'
import { receiveFile } from '#media/actions/receive_file'
import { entityBook, entityDocument, entityPackage } from '#bench/support/hostile_archives'
import { REFUSED, TAKEN } from '#bench/support/hostile_archives'
import { pixelBombs } from '#bench/support/hostile_pictures'
import { makeInstitution } from '#tests/support/accounts'
import { prepared } from '#tests/support/media'
import { bring, zipOf } from '#tests/support/packages'
import { fileTexts } from '#media/queries/file_texts'

const script = fileURLToPath(new URL('../../support/hostile_memory.ts', import.meta.url))

/** A file from outside, as a form or an upload hands it over. */
async function receive(bytes: Buffer, name: string) {
  const folder = await mkdtemp(join(tmpdir(), 'hostile-'))
  const path = join(folder, 'sent')
  await writeFile(path, bytes)
  try {
    return await receiveFile(path, name)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Everything that may be left behind. */
async function standing() {
  const files = await readdir(dataPath('blobs'), { recursive: true }).catch(() => [])
  const [{ n }] = await db.from('media_blobs').count('* as n')
  return { files: files.filter((name) => /[0-9a-f-]{36,}/.test(name)).length, rows: Number(n) }
}

/** The sentence in both languages; throws where there is none. */
function sentences(problem: Parameters<typeof problemText>[0]) {
  const [km, en] = [problemText(problem, 'km'), problemText(problem, 'en')]
  if (/problems\.|\{/.test(km + en)) throw new Error(`${km} ${en}`)
  return { km, en }
}

test.group('Hostile files', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.timeout(60_000)

  for (const [what, { code, bytes, name = 'lesson.zip' }] of Object.entries(REFUSED)) {
    test(`${what}: refused whole, with the reason, nothing left behind`, async ({ assert }) => {
      const before = await standing()
      const outcome = await receive(await bytes(), name)
      assert.isFalse(outcome.ok)
      if (outcome.ok) return
      assert.equal(outcome.error.code, code)
      const { km, en } = sentences(outcome.error)
      assert.match(km, /[\u1780-\u17d3]/)
      assert.notEqual(km, en)
      assert.deepEqual(await standing(), before)
    })
  }

  for (const [what, { kind, bytes }] of Object.entries(TAKEN)) {
    test(`${what}: taken as ${kind}`, async ({ assert }) => {
      const outcome = await receive(await bytes(), 'lesson.zip')
      assert.isTrue(outcome.ok, JSON.stringify(outcome))
      if (outcome.ok) assert.equal(outcome.value.kind, kind)
    })
  }

  for (const [name, bytes] of Object.entries(pixelBombs)) {
    test(`${name} claims billions of points and is refused`, async ({ assert }) => {
      const before = await standing()
      const outcome = await receive(await bytes(), name)
      assert.equal(outcome.ok ? 'taken' : outcome.error.code, 'picture_huge')
      if (!outcome.ok) assert.match(sentences(outcome.error).en, /points/)
      assert.deepEqual(await standing(), before)
    })
  }

  test('programs under the names of lessons are refused', async ({ assert }) => {
    for (const [head, name] of [
      ['MZ\x90\0\x03', 'lesson.pdf'],
      ['\x7fELF\x02\x01\x01', 'lesson.mp4'],
    ]) {
      const outcome = await receive(Buffer.from(head.padEnd(500, '\0'), 'latin1'), name)
      assert.equal(outcome.ok ? 'taken' : outcome.error.code, 'program')
    }
    assert.isFalse((await receive(Buffer.alloc(0), 'a.txt')).ok)
  })

  test('words that would grow to gigabytes stay as they are', async ({ assert }) => {
    const at = await makeInstitution()
    const { version, codes } = await bring(await entityPackage(), at)
    assert.equal(version.state, 'refused')
    assert.deepEqual(codes, ['xml_entities'])
    const list = await prepared(await entityBook('list'), 'list.epub')
    assert.deepEqual(
      list.view.problems.map((one) => one.code),
      ['xml_entities']
    )
    sentences(list.view.problems[0])
    const book = await prepared(await entityBook('chapter'), 'chapter.epub')
    const document = await prepared(await entityDocument(), 'a.docx')
    const texts = await fileTexts([book.blob.id, document.blob.id])
    assert.include(texts.get(book.blob.id), 'Read me')
    for (const text of texts.values()) assert.isBelow(text.length, 2000)
  })

  test('markup that is never closed is read once', async ({ assert }) => {
    const size = 4 * 1024 ** 2
    const pages = ['<!--', '<script', '<', '<a href="', '<!DOCTYPE', '<p><svg>', '&#x']
    const from = performance.now()
    for (const piece of pages) {
      const page = piece.repeat(Math.floor(size / piece.length))
      const chapter = { 'a.xhtml': page, 'nav.xhtml': page }
      await prepared(await zipOf({ 'index.html': page }), 'site.zip')
      await prepared(`WEBVTT\n\n00:00.000 --> 00:01.000\n${page}`, 'a.vtt')
      await prepared(
        await zipOf({
          ...chapter,
          'META-INF/container.xml':
            '<container><rootfiles><rootfile full-path="c.opf"/></rootfiles></container>',
          'c.opf':
            '<package><manifest><item id="a" href="a.xhtml"/><item id="n" href="nav.xhtml" properties="nav"/></manifest><spine><itemref idref="a"/></spine></package>',
        }),
        'a.epub'
      )
    }
    assert.isBelow(performance.now() - from, 45_000)
  })

  test('is read with flat memory', async ({ assert }) => {
    const folder = await mkdtemp(join(tmpdir(), 'hostile-'))
    try {
      const all = { ...REFUSED, ...TAKEN }
      for (const [n, { bytes }] of Object.values(all).entries()) {
        await writeFile(join(folder, `${n}.zip`), await bytes())
      }
      for (const [name, bytes] of Object.entries(pixelBombs)) {
        await writeFile(join(folder, name), await bytes())
      }
      const { stdout } = await promisify(execFile)(
        process.execPath,
        ['--import=@poppinss/ts-exec', script, folder],
        { timeout: 60_000 }
      )
      const { before, most, files } = JSON.parse(stdout) as Record<string, number>
      assert.equal(files, Object.keys(all).length + Object.keys(pixelBombs).length)
      assert.isBelow(most - before, 128, `${before} MB before, ${most} MB at most`)
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  test('what is one thing by its head and another behind it is only the first', async ({
    assert,
  }) => {
    const page = '<!doctype html><script>steal()</script>'
    const pixel = Buffer.from('GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff!\xf9\x04', 'latin1')
    const cases: [string, Buffer, string][] = [
      ['a.gif', Buffer.concat([pixel, await zipOf({ 'a.html': page })]), 'image/gif'],
      ['a.pdf', Buffer.from(`%PDF-1.4\n${page}`), 'application/pdf'],
      ['a.html.png', Buffer.from(page), 'text/html'],
      ['a.svgz', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]), 'application/gzip'],
      [
        'a.svg',
        Buffer.from(`<?xml version="1.0"?><!-- ${page} --><svg xmlns="x"></svg>`),
        'image/svg+xml',
      ],
      ['a.xhtml', Buffer.from(`<?xml version="1.0"?><x>${page}</x>`), 'application/xml'],
    ]
    const { safeHeaders } = await import('#media/safe_headers')
    for (const [name, bytes, type] of cases) {
      const outcome = await receive(bytes, name)
      if (!outcome.ok) throw new Error(name)
      assert.equal(outcome.value.blob.mediaType, type)
      const headers = safeHeaders(type, { name })
      assert.equal(headers['x-content-type-options'], 'nosniff')
      assert.match(headers['content-security-policy'], /default-src 'none'/)
      assert.notMatch(headers['content-security-policy'], /script-src|allow-scripts/)
      if (/html|xml$|gzip/.test(type) && type !== 'image/svg+xml') {
        assert.match(headers['content-disposition'], /^attachment/, name)
      }
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      assert.equal(outcome.value.blob.sha256, sha256)
    }
    assert.isAbove((await stat(dataPath('blobs'))).size, 0)
  })
})
