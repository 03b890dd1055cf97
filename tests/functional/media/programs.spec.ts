import { test } from '@japa/runner'
import { execFileSync, spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import testUtils from '@adonisjs/core/services/test_utils'
import { helpers, helper, type HelperName } from '#shared/helpers'
import { fileTexts } from '#media/queries/file_texts'
import { askClamd } from '#media/viruses/ask_clamd'
import { followHelpers } from '#media/actions/follow_helpers'
import { fileViews } from '#media/queries/file_view'
import { relayAll } from '#shared/outbox/relay'
import { EICAR } from '#tests/support/clamd_server'
import { madeByFfmpeg, prepared, tone, WITHOUT_FFMPEG } from '#tests/support/media'
import { ffmpegLimits } from '#media/ffmpeg/run_ffmpeg'
import { pdfOf } from '#tests/support/media_files'
import { zipOf } from '#tests/support/packages'
import { until } from '#tests/support/until'

/** The machine as if a program were (not) there. */
function pretend(name: HelperName, path: string | undefined) {
  const known = helpers().find((one) => one.name === name)!
  const before = known.path
  known.path = path
  return () => void (known.path = before)
}

/** A program that does what this script says, and notes how it was called. */
async function program(name: string, script: string) {
  const folder = await mkdtemp(join(tmpdir(), 'program-'))
  const path = join(folder, name)
  const calls = join(folder, 'calls')
  await writeFile(path, `#!/bin/sh\nprintf '%s\\n' "$*" >> ${calls}\n${script}\n`)
  await chmod(path, 0o755)
  return { path, folder, calls: () => readFile(calls, 'utf8') }
}

const letter = (words: string) =>
  zipOf({
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels':
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:body></w:document>`,
  })

const unlike = () => randomBytes(6).toString('hex')

/** A page that is a picture of these words, as a scanner makes it. */
async function scan(words: string) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="400"><rect width="1000" height="400" fill="white"/><text x="60" y="220" font-size="80" font-family="DejaVu Sans, Khmer OS, sans-serif">${words}</text></svg>`
  const jpeg = await sharp(Buffer.from(svg)).jpeg({ quality: 95 }).toBuffer()
  const parts = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1000 400] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>',
    '<< /Length 30 >>\nstream\nq 1000 0 0 400 0 0 cm /I Do Q \nendstream',
    `<< /Type /XObject /Subtype /Image /Width 1000 /Height 400 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>\nstream\n${jpeg.toString('latin1')}\nendstream`,
  ]
  let text = `%PDF-1.4\n% ${unlike()}\n`
  const offsets = parts.map((part, n) => {
    const at = text.length
    text += `${n + 1} 0 obj\n${part}\nendobj\n`
    return `${String(at).padStart(10, '0')} 00000 n \n`
  })
  const from = text.length
  text += `xref\n0 6\n0000000000 65535 f \n${offsets.join('')}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${from}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}

test.group('Programs of the machine', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.timeout(120_000)

  test('LibreOffice is asked for a PDF, with a profile of its own', async ({ assert, cleanup }) => {
    const pdf = join(await mkdtemp(join(tmpdir(), 'pdf-')), 'made.pdf')
    await writeFile(pdf, pdfOf([`Converted ${unlike()}`]))
    const office = await program(
      'soffice',
      `while [ $# -gt 1 ]; do [ "$1" = --outdir ] && out=$2; shift; done\ncp ${pdf} "$out/$(basename "$1").pdf"`
    )
    cleanup(pretend('libreoffice', office.path))
    const { blob, view, names } = await prepared(await letter(`ផែនការ ${unlike()}`), 'plan.docx')
    assert.equal(view.state, 'done', JSON.stringify(view.problems))
    assert.includeMembers(names, ['document.pdf', 'cover.webp', 'page-1.webp'])
    const called = await office.calls()
    assert.match(called, /-env:UserInstallation=file:\/\/\S+ --headless --norestore/)
    assert.match(called, /--convert-to pdf --outdir \S+ \S+[0-9a-f]{64}\n$/)
    assert.include((await fileTexts([blob.id])).get(blob.id), 'Converted')
    await rm(office.folder, { recursive: true })
  })

  test('without LibreOffice the words are found, and the pages wait', async ({
    assert,
    cleanup,
  }) => {
    const restore = pretend('libreoffice', undefined)
    cleanup(restore)
    const { blob, view, names } = await prepared(await letter(`ផែនការ ${unlike()}`), 'plan.docx')
    assert.equal(view.state, 'waiting')
    assert.deepEqual(view.waitsFor, ['libreoffice'])
    assert.deepEqual(names, [])
    assert.include((await fileTexts([blob.id])).get(blob.id), 'ផែនការ')
  })

  test('a document that it cannot read says so, and stays', async ({ assert, cleanup }) => {
    const office = await program('soffice', 'exit 1')
    cleanup(pretend('libreoffice', office.path))
    const { view } = await prepared(await letter(unlike()), 'plan.docx')
    assert.deepEqual(
      view.problems.map(({ code }) => code),
      ['office_unread']
    )
  })

  test('the LibreOffice of this machine makes pages of a document', async ({ assert }) => {
    const { view, names } = await prepared(await letter(`Lesson plan ${unlike()}`), 'plan.docx')
    assert.equal(view.state, 'done', JSON.stringify(view.problems))
    assert.includeMembers(names, ['document.pdf', 'page-1.webp'])
  }).skip(
    !helper('libreoffice'),
    'no LibreOffice on this machine (apt-get install libreoffice-writer-nogui)'
  )

  test('ffmpeg reads files only, as the kind that their bytes say, for so long and so much', async ({
    assert,
    cleanup,
  }) => {
    const real = helper('ffmpeg')!
    const sound = await tone()
    const wrapped = await program('ffmpeg', `exec ${real} "$@"`)
    await symlink(join(dirname(real), 'ffprobe'), join(wrapped.folder, 'ffprobe'))
    cleanup(pretend('ffmpeg', wrapped.path))
    const { view } = await prepared(sound, 'tone.wav')
    assert.equal(view.state, 'done', JSON.stringify(view.problems))
    const called = (await wrapped.calls()).split('\n').filter((line) => line.includes(' -i '))
    assert.isAtLeast(called.length, 3)
    for (const line of called) {
      assert.match(line, /-nostdin .*-protocol_whitelist file,pipe -f wav .*-i \/\S+ /)
      assert.match(line, / -t 14400 -fs 4294967296 /)
    }
  }).skip(!helper('ffmpeg'), WITHOUT_FFMPEG)

  test('a film that would never end, or fill the disk, is given up with the reason', async ({
    assert,
    cleanup,
  }) => {
    const before = { ...ffmpegLimits }
    cleanup(() => void Object.assign(ffmpegLimits, before))
    const real = helper('ffmpeg')!
    const slow = await program(
      'ffmpeg',
      `case "$*" in *" -i "*) exec sleep 60;; esac\nexec ${real} "$@"`
    )
    await symlink(join(dirname(real), 'ffprobe'), join(slow.folder, 'ffprobe'))
    const bytes = await tone('slow.wav')
    const restore = pretend('ffmpeg', slow.path)
    Object.assign(ffmpegLimits, { leastTime: 1, seconds: 0 })
    const { view } = await prepared(Buffer.concat([bytes, randomBytes(8)]), 'slow.wav')
    restore()
    assert.deepEqual(new Set(view.problems.map(({ code }) => code)), new Set(['too_slow']))
    assert.equal(view.state, 'failed')
    Object.assign(ffmpegLimits, before, { bytes: 20_000 })
    const minute = ['-f', 'lavfi', '-i', 'anoisesrc=duration=60']
    const cut = await prepared(await madeByFfmpeg('minute.wav', minute), 'large.wav')
    for (const { size } of cut.view.derivatives) assert.isBelow(size, 60_000)
  })
    .skip(!helper('ffmpeg'), WITHOUT_FFMPEG)
    .timeout(60_000)

  test('tesseract reads Khmer and English, as far as it knows them', async ({
    assert,
    cleanup,
  }) => {
    const reader = await program(
      'tesseract',
      'case "$*" in --list-langs) echo "List of available languages (2):"; echo eng; echo khm;; *) echo "អក្សរ read";; esac'
    )
    const restore = pretend('tesseract', undefined)
    cleanup(restore)
    const { blob, view } = await prepared(await scan('Photosynthesis'), 'scan.pdf')
    assert.equal(view.state, 'waiting', JSON.stringify(view))
    assert.deepEqual(view.waitsFor, ['tesseract'])
    const back = pretend('tesseract', reader.path)
    assert.equal(await followHelpers(), 1)
    await relayAll()
    back()
    const after = (await fileViews([blob.id])).get(blob.id)!
    assert.equal(after.state, 'done', JSON.stringify(after.problems))
    assert.include((await fileTexts([blob.id])).get(blob.id), 'អក្សរ read')
    assert.match(await reader.calls(), /scan\.png stdout -l khm\+eng\n/)
  })

  test('one that knows neither language says which to install', async ({ assert, cleanup }) => {
    const reader = await program('tesseract', 'echo "List of available languages (1):"; echo fra')
    cleanup(pretend('tesseract', reader.path))
    const { view } = await prepared(await scan('Photosynthesis'), 'scan.pdf')
    assert.deepEqual(
      view.problems.map(({ code }) => code),
      ['no_khmer_reader']
    )
  })

  test('the tesseract of this machine reads the words of a scan', async ({ assert }) => {
    const { blob, view } = await prepared(await scan('Photosynthesis'), 'scan.pdf')
    assert.equal(view.state, 'done', JSON.stringify(view.problems))
    assert.include((await fileTexts([blob.id])).get(blob.id), 'Photosynthesis')
  }).skip(!hasLanguages(), 'no tesseract with English here (apt-get install tesseract-ocr)')

  test('the clamd of this machine finds what it is told to find', async ({ assert, cleanup }) => {
    const folder = await mkdtemp(join(tmpdir(), 'clamd-'))
    const socket = join(folder, 'clamd.sock')
    await mkdir(join(folder, 'signatures'))
    const mark = Buffer.from(EICAR).toString('hex')
    await writeFile(join(folder, 'signatures/test.ndb'), `Own.Test:0:*:${mark}\n`)
    await writeFile(
      join(folder, 'clamd.conf'),
      `LocalSocket ${socket}\nDatabaseDirectory ${folder}/signatures\nForeground yes\nStreamMaxLength 1M\n`
    )
    const clamd = spawn(helper('clamd')!, ['-c', join(folder, 'clamd.conf')], { stdio: 'ignore' })
    cleanup(async () => {
      clamd.kill('SIGKILL')
      await rm(folder, { recursive: true, force: true })
    })
    const file = join(folder, 'file')
    const ask = async (bytes: Buffer) => {
      await writeFile(file, bytes)
      return askClamd(`unix:${socket}`, file, 30)
    }
    await until(() => ask(Buffer.from('x')).then(Boolean, () => false), 60_000)
    assert.deepEqual(await ask(Buffer.from('harmless')), { is: 'clean' })
    const found = await ask(Buffer.from(`MZ ${EICAR}`))
    assert.deepEqual(found, { is: 'virus', name: 'Own.Test.UNOFFICIAL' })
    const inside = await ask(await zipOf({ 'inner.txt': EICAR }))
    assert.equal(inside.is, 'virus', 'also where it is packed')
    assert.deepEqual(await ask(randomBytes(3 * 1024 ** 2)), { is: 'too_large' })
  })
    .skip(!isClamd(), 'no clamd on this machine (apt-get install clamav-daemon)')
    .timeout(90_000)
})

function isClamd() {
  return /\/clamd$/.test(helper('clamd') ?? '')
}

function hasLanguages() {
  const path = helper('tesseract')
  return path ? /\beng\b/.test(execFileSync(path, ['--list-langs']).toString()) : false
}
